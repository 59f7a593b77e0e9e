package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.Asked;
import dev.tenantsync.dynamics.entitlement.Asking;
import dev.tenantsync.dynamics.entitlement.BrakeClass;
import dev.tenantsync.dynamics.entitlement.BrakeWindow;
import dev.tenantsync.dynamics.entitlement.Limit;
import dev.tenantsync.dynamics.entitlement.Limits;
import dev.tenantsync.dynamics.provisioning.Holds.Excess;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the brake needs to know beside the accounts in hand. */
@ApplicationScoped
class Windows {

  static final BrakeWindow NOTHING_ASKED = new BrakeWindow(Map.of(), 0, 0, Set.of());

  private final Database database;
  private final Ledger ledger;
  private final Limits limits;

  Windows(Database database, Ledger ledger, DynamicsSettings settings) {
    this.database = database;
    this.ledger = ledger;
    DynamicsSettings.Brake brake = settings.brake();
    this.limits =
        new Limits(
            new Limit(brake.loss().atLeast(), brake.loss().percent()),
            new Limit(brake.stated().atLeast(), brake.stated().percent()));
  }

  Limits limits() {
    return limits;
  }

  /**
   * The window around these.
   *
   * @param decided all accounts that are decided now, those that ask for a disable among them
   */
  BrakeWindow around(Asking asking, Collection<UUID> decided, Occasion occasion) {
    List<UUID> counted =
        asking.disables().stream().filter(Asked::counted).map(Asked::objectId).toList();
    return new BrakeWindow(
        ledger.askedBesides(counted),
        ledger.people(),
        administratorsBesides(decided),
        inMotion(occasion, decided));
  }

  Excess excess(BrakeWindow window, BrakeClass brakeClass, int members) {
    return new Excess(
        brakeClass,
        window.asked(brakeClass) + (long) members,
        limits.of(brakeClass, window.people()),
        window.people());
  }

  /** Of these, the accounts whose version is not decided. */
  Set<UUID> undecided(Collection<UUID> objectIds) {
    return new HashSet<>(
        database.list(
            """
            select object_id from directory_account
            where object_id = any(?) and pending
            """,
            row -> row.uuid("object_id"),
            SqlArray.uuids(objectIds)));
  }

  /** Enabled people with System Administrator; none of whom is held because there is no other. */
  private int administratorsBesides(Collection<UUID> objectIds) {
    return (int)
        database.number(
            """
            select count(*) as n from systemuser u
            where kind = 'PERSON' and not isdisabled and deletedstate = 0
              and exists (
                select from system_administrator g where g.systemuserid = u.systemuserid)
              and azureactivedirectoryobjectid <> all(?)
              and not exists (
                select from sync_hold_member m join sync_hold h on h.id = m.hold_id
                where m.object_id = u.azureactivedirectoryobjectid and m.state = 'HELD'
                  and h.class = 'LAST_ADMINISTRATOR')
            """,
            SqlArray.uuids(objectIds));
  }

  /** What is not read to its end, or not believed yet, may bring more of the same. */
  private Set<BrakeClass> inMotion(Occasion occasion, Collection<UUID> decided) {
    return switch (occasion) {
      case EDIT, FORESEEN -> Set.of();
      case PART -> EnumSet.of(BrakeClass.LOSS, BrakeClass.STATED);
      case WHOLE -> onItsWay(decided);
    };
  }

  /** Nothing else is due, so a loss withheld from others waits until a feed was read. */
  private Set<BrakeClass> onItsWay(Collection<UUID> decided) {
    return database
        .first(
            """
            select coalesce(bool_or(moving) filter (where feed = 'USERS'), false) as stated,
              coalesce(bool_or(moving), false) or exists (
                select from directory_account a
                where a.pending and a.withheld and a.object_id <> all(?)
                  and not exists (select from sync_failure f where f.object_id = a.object_id))
                as losses
            from (select feed, mid_round or (known and phase <> 'FOLLOWING') as moving
              from feed_cursor) f
            """,
            row -> {
              Set<BrakeClass> moving = EnumSet.noneOf(BrakeClass.class);
              if (row.truth("stated")) {
                moving.add(BrakeClass.STATED);
              }
              if (row.truth("losses")) {
                moving.add(BrakeClass.LOSS);
              }
              return moving;
            },
            SqlArray.uuids(decided))
        .orElseThrow();
  }
}
