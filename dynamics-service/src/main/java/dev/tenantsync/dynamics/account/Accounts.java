package dev.tenantsync.dynamics.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.caller.Caller;
import dev.tenantsync.dynamics.caller.Caller.Actor;
import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.Conditions;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.RowBody;
import dev.tenantsync.dynamics.odata.RowEditing;
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
public class Accounts implements RowEditing {

  private record Found(boolean reached, long version) {}

  private final Database database;
  private final CurrentCaller caller;

  Accounts(Database database, CurrentCaller caller) {
    this.database = database;
    this.caller = caller;
  }

  @Override
  public Entity entity() {
    return AccountTable.ENTITY;
  }

  /** Makes a row that the caller owns; its id. */
  @Override
  @Transactional
  public UUID create(JsonNode body) {
    return made(UUID.randomUUID(), read(body));
  }

  /** Where it makes a row, the caller needs the privilege to create, too. */
  @Override
  @Transactional
  public Edited patch(RowKey key, JsonNode body, Conditions conditions) {
    RowBody given = read(body);
    Optional<Found> found = found(key, Privilege.WRITE_ACCOUNT, caller.get(), " for update");
    if (found.isEmpty() && conditions.mayInsert()) {
      if (!caller.get().holds(Privilege.CREATE_ACCOUNT)) {
        throw CurrentCaller.refused(DataverseCode.PRIVILEGE_DENIED, Reason.PRIVILEGE_MISSING);
      }
      return new Edited(made(key.value(), given), true);
    }
    require(found.orElseThrow(key::notFound), conditions);
    write(key.value(), given);
    return new Edited(key.value(), false);
  }

  @Override
  @Transactional
  public void delete(RowKey key, Conditions conditions) {
    require(
        found(key, Privilege.DELETE_ACCOUNT, caller.get(), " for update")
            .orElseThrow(key::notFound),
        conditions);
    database.update("delete from account where accountid = ?", key.value());
  }

  private static RowBody read(JsonNode body) {
    return RowBody.of(AccountTable.ENTITY, body, RowBody.only(AccountTable.writable()));
  }

  private UUID made(UUID id, RowBody body) {
    body.required("name");
    Actor owner = caller.get().user();
    UUID behind = impersonator(caller.get());
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
    int made =
        database.update(
            "insert into account ("
                + names
                + ", accountid, ownerid, owningbusinessunit, createdby, modifiedby, createdonbehalfby,"
                + " modifiedonbehalfby, createdon, modifiedon, versionnumber) values ("
                + marks
                + ", ?, ?, ?, ?, ?, ?::uuid, ?::uuid, now(), now(), nextval('row_version'))"
                + " on conflict (accountid) do nothing",
            arguments.toArray());
    if (made == 0) {
      throw new DataverseException(412, "0x80040237", "An account " + id + " was made meanwhile.");
    }
    return id;
  }

  private void write(UUID id, RowBody body) {
    String settings =
        body.columns().keySet().stream()
            .map(name -> name + " = ?::text, ")
            .collect(Collectors.joining());
    List<@Nullable Object> arguments = new ArrayList<>(body.columns().values());
    arguments.add(caller.get().user().systemuserId());
    arguments.add(impersonator(caller.get()));
    arguments.add(id);
    database.update(
        "update account set "
            + settings
            + "modifiedby = ?, modifiedonbehalfby = ?::uuid, modifiedon = now(),"
            + " versionnumber = nextval('row_version') where accountid = ?",
        arguments.toArray());
  }

  private static void require(Found found, Conditions conditions) {
    requireReached(found);
    conditions.check(found.version());
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
