package dev.tenantsync.dynamics.account;

import dev.tenantsync.dynamics.caller.Caller;
import dev.tenantsync.dynamics.caller.Caller.Actor;
import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.ETags;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.odata.SqlCondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes accounts within the caller's reach. */
@ApplicationScoped
class Accounts {

  private record Found(boolean reached, long version) {}

  private final Database database;

  Accounts(Database database) {
    this.database = database;
  }

  /** Makes a row that the caller owns; its id. */
  @Transactional
  UUID create(AccountBody body, Caller caller) {
    UUID id = UUID.randomUUID();
    Actor owner = caller.user();
    UUID behind = impersonator(caller);
    List<@Nullable Object> arguments = new ArrayList<>(body.columns().values());
    arguments.addAll(
        Arrays.asList(
            id,
            owner.systemuserId(),
            owner.businessUnitId(),
            owner.systemuserId(),
            owner.systemuserId(),
            behind,
            behind));
    String names = String.join(", ", body.columns().keySet());
    String marks =
        body.columns().keySet().stream().map(name -> "?::text").collect(Collectors.joining(", "));
    database.update(
        "insert into account ("
            + names
            + ", accountid, ownerid, owningbusinessunit, createdby, modifiedby, createdonbehalfby,"
            + " modifiedonbehalfby, createdon, modifiedon, versionnumber) values ("
            + marks
            + ", ?, ?, ?, ?, ?, ?::uuid, ?::uuid, now(), now(), nextval('row_version'))",
        arguments.toArray());
    return id;
  }

  /**
   * @throws DataverseException 404, 403 or 412; nothing is written then
   */
  @Transactional
  void update(RowKey key, AccountBody body, Optional<String> ifMatch, Caller caller) {
    lock(key, Privilege.WRITE_ACCOUNT, ifMatch, caller);
    String settings =
        body.columns().keySet().stream()
            .map(name -> name + " = ?::text, ")
            .collect(Collectors.joining());
    List<@Nullable Object> arguments = new ArrayList<>(body.columns().values());
    arguments.add(caller.user().systemuserId());
    arguments.add(impersonator(caller));
    arguments.add(key.value());
    database.update(
        "update account set "
            + settings
            + "modifiedby = ?, modifiedonbehalfby = ?::uuid, modifiedon = now(),"
            + " versionnumber = nextval('row_version') where accountid = ?",
        arguments.toArray());
  }

  /**
   * @throws DataverseException 404, 403 or 412; nothing is deleted then
   */
  @Transactional
  void delete(RowKey key, Optional<String> ifMatch, Caller caller) {
    lock(key, Privilege.DELETE_ACCOUNT, ifMatch, caller);
    database.update("delete from account where accountid = ?", key.value());
  }

  /** A row that is there and out of reach is refused; one that is not there passes. */
  void requireReadable(RowKey key, Caller caller) {
    found(key, Privilege.READ_ACCOUNT, caller, "").ifPresent(Accounts::requireReached);
  }

  private void lock(RowKey key, Privilege privilege, Optional<String> ifMatch, Caller caller) {
    Found found = found(key, privilege, caller, " for update").orElseThrow(key::notFound);
    requireReached(found);
    if (ifMatch.filter(header -> !ETags.names(header, found.version())).isPresent()) {
      throw DataverseException.versionMismatch();
    }
  }

  private static void requireReached(Found found) {
    if (!found.reached()) {
      throw CurrentCaller.outOfReach();
    }
  }

  private Optional<Found> found(RowKey key, Privilege privilege, Caller caller, String locking) {
    SqlCondition reach = AccountTable.reach(caller, privilege);
    List<Object> arguments = new ArrayList<>(reach.parameters());
    arguments.add(key.value());
    return database.first(
        "select ("
            + reach.sql()
            + ") as reached, a.versionnumber from account a where a.accountid = ?"
            + locking,
        row -> new Found(row.truth("reached"), row.number("versionnumber")),
        arguments.toArray());
  }

  private static @Nullable UUID impersonator(Caller caller) {
    return caller.impersonator().map(Actor::systemuserId).orElse(null);
  }
}
