package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.Asked;
import dev.tenantsync.dynamics.entitlement.Asking;
import dev.tenantsync.dynamics.entitlement.Brake;
import dev.tenantsync.dynamics.entitlement.BrakeClass;
import dev.tenantsync.dynamics.entitlement.BrakeWindow;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Verdicts;
import dev.tenantsync.dynamics.provisioning.Ledger.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Judges together what was set aside, once nothing else is due: so the size of batches and pages
 * does not matter. Those within the limit are decided once more and then applied; the others become
 * members of a hold as they stand, which is why thousands are no trouble.
 */
@ApplicationScoped
public class SetAside {

  private final Database database;
  private final Provisioner provisioner;
  private final Windows windows;
  private final Ledger ledger;
  private final Holds holds;
  private final Again again;

  SetAside(
      Database database,
      Provisioner provisioner,
      Windows windows,
      Ledger ledger,
      Holds holds,
      Again again) {
    this.database = database;
    this.provisioner = provisioner;
    this.windows = windows;
    this.ledger = ledger;
    this.holds = holds;
    this.again = again;
  }

  /**
   * Judges, in a transaction of its own.
   *
   * @return how many were released or held; those of a class that is in motion stay aside
   */
  public int judge() {
    return count() == 0 ? 0 : QuarkusTransaction.requiringNew().call(this::underGuard);
  }

  /** How many wait to be judged. */
  public long count() {
    return database.number("select count(*) as n from brake_ask where state = 'ASIDE'");
  }

  private int underGuard() {
    provisioner.lockGuard();
    ledger.prune();
    List<Asked> aside = aside();
    Asking asking = new Asking(aside, 0);
    BrakeWindow window = windows.around(asking, ids(aside), Occasion.WHOLE);
    Verdicts verdicts = Verdicts.of(aside, Brake.judge(asking, window, windows.limits()));
    ledger.move(ids(verdicts.made()), State.RELEASED);
    again.ask(ids(verdicts.made()));
    List<UUID> held = ids(verdicts.allJoining());
    ledger.move(held, State.HELD);
    verdicts
        .joining()
        .forEach(
            (brakeClass, members) ->
                holds.join(windows.excess(window, brakeClass, members.size()), members));
    decided(held);
    return verdicts.made().size() + held.size();
  }

  private static List<UUID> ids(List<Asked> asked) {
    return asked.stream().map(Asked::objectId).toList();
  }

  /** Everything else of these was applied when they were set aside. */
  private void decided(List<UUID> ids) {
    database.list(
        "select object_id from directory_account where object_id = any(?) order by object_id"
            + " for update",
        row -> row.uuid("object_id"),
        SqlArray.uuids(ids));
    database.update(
        """
        update directory_account a set decided_version = a.version
        from brake_ask b
        where a.object_id = any(?) and b.object_id = a.object_id and b.state = 'HELD'
          and b.account_version = a.version and not a.withheld
        """,
        SqlArray.uuids(ids));
    database.update(
        """
        update drift set outcome = 'HELD', settled_at = clock_timestamp()
        where object_id = any(?) and outcome is null
        """,
        SqlArray.uuids(ids));
  }

  private List<Asked> aside() {
    return database.list(
        """
        select b.*, coalesce((
            select bool_or(not u.isdisabled) from systemuser u
              join system_administrator g using (systemuserid)
            where u.azureactivedirectoryobjectid = b.object_id and u.kind = 'PERSON'
              and u.deletedstate = 0), false) as administrator
        from brake_ask b join directory_account a using (object_id)
        where b.state = 'ASIDE' and b.account_version = a.version
        order by b.object_id
        """,
        SetAside::asked);
  }

  private static Asked asked(Row row) throws SQLException {
    return new Asked(
        row.uuid("object_id"),
        Reason.valueOf(row.text("reason")),
        BrakeClass.valueOf(row.text("class")),
        row.number("account_version"),
        row.truth("administrator"),
        Optional.empty());
  }
}
