package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.OtherAdministrators;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.odata.SqlCondition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The user table as edits by hand write it. Every write raises the row's version. */
@ApplicationScoped
public class UserRows {

  private final Database database;

  UserRows(Database database) {
    this.database = database;
  }

  /** Of several rows with one object id, the one that lives. */
  public Optional<UUID> idOf(RowKey key) {
    return database.first(
        "select u.systemuserid from systemuser u where "
            + key.condition().sql()
            + " order by u.deletedstate limit 1",
        row -> row.uuid("systemuserid"),
        key.value());
  }

  /**
   * A row that is not there passes: saying so is another's business.
   *
   * @throws DataverseException 403 where the row is there and out of reach
   */
  public void requireWithin(RowKey key, SqlCondition reach) {
    List<Object> arguments = new ArrayList<>(reach.parameters());
    arguments.add(key.value());
    database
        .first(
            "select ("
                + reach.sql()
                + ") as reached from systemuser u where "
                + key.condition().sql()
                + " order by u.deletedstate limit 1",
            row -> row.truth("reached"),
            arguments.toArray())
        .filter(reached -> !reached)
        .ifPresent(
            out -> {
              throw CurrentCaller.outOfReach();
            });
  }

  /** Locks the row; of several with one object id, the one that lives. */
  public Optional<Target> locked(RowKey key) {
    return database.first(
        "select u.systemuserid, u.azureactivedirectoryobjectid, u.kind, u.businessunitid,"
            + " u.deletedstate, u.isdisabled, u.accessmode, u.azurestate, u.versionnumber"
            + " from systemuser u where "
            + key.condition().sql()
            + " order by u.deletedstate limit 1 for update of u",
        Target::of,
        key.value());
  }

  /** Of those that were not deleted here. */
  public Optional<UUID> liveIdOf(RowKey key) {
    return database.first(
        "select u.systemuserid from systemuser u where u.deletedstate = 0 and "
            + key.condition().sql(),
        row -> row.uuid("systemuserid"),
        key.value());
  }

  /** Whether a text column holds this, letter case aside. */
  boolean says(UUID id, String column, String text) {
    String sql = SystemUserTable.ENTITY.attribute(column).orElseThrow().sql();
    return database
        .first(
            "select lower(coalesce("
                + sql
                + ", '')) = lower(?) as same from systemuser u"
                + " where u.systemuserid = ?",
            row -> row.truth("same"),
            text,
            id)
        .orElse(false);
  }

  /**
   * Writes columns that hold something else; none of them belongs to the decision.
   *
   * @return whether anything was written
   */
  boolean write(UUID id, Map<String, @Nullable Object> columns) {
    if (columns.isEmpty()) {
      return false;
    }
    String names = String.join(", ", columns.keySet());
    String marks = columns.keySet().stream().map(n -> "?::text").collect(Collectors.joining(", "));
    List<@Nullable Object> arguments = new ArrayList<>(columns.values());
    arguments.add(id);
    arguments.addAll(columns.values());
    return database.update(
            "update systemuser set ("
                + names
                + ", modifiedon, versionnumber) = row("
                + marks
                + ", now(), nextval('row_version')) where systemuserid = ? and row("
                + names
                + ") is distinct from row("
                + marks
                + ")",
            arguments.toArray())
        > 0;
  }

  /** Writes what was chosen by hand, and the mode with it. */
  void writeChoices(UUID id, Row edited) {
    AccessMode chosen = edited.local().chosenMode();
    database.update(
        """
        update systemuser set chosenmode = ?::smallint, accessmode = ?, blockedhere = ?,
          modifiedon = now(), versionnumber = nextval('row_version')
        where systemuserid = ?
        """,
        chosen == null ? null : chosen.code(),
        edited.standing().accessMode().code(),
        edited.local().blocked(),
        id);
  }

  /** Disables or enables a row that nobody decides; false where it stands so. */
  boolean block(UUID id, boolean disabled) {
    return database.update(
            """
            update systemuser set isdisabled = ?, blockedhere = ?,
              disabledreasonid = case when ? then ? end, disabledreason = case when ? then ? end,
              modifiedon = now(), versionnumber = nextval('row_version')
            where systemuserid = ? and isdisabled <> ?
            """,
            disabled,
            disabled,
            disabled,
            Reason.DISABLED_HERE.id(),
            disabled,
            Reason.DISABLED_HERE.sentence(),
            id,
            disabled)
        > 0;
  }

  /** Enabled people besides this one who hold System Administrator, whatever its origin. */
  OtherAdministrators administratorsBesides(UUID id) {
    return database
        .first(
            """
            select count(*) as enabled, count(*) filter (where accessmode <> 2) as writing,
              count(*) filter (where accessmode = 0) as full_access
            from systemuser u
            where kind = 'PERSON' and not isdisabled and deletedstate = 0 and systemuserid <> ?
              and exists (
                select from system_administrator a where a.systemuserid = u.systemuserid)
            """,
            row ->
                new OtherAdministrators(
                    (int) row.number("enabled"),
                    (int) row.number("writing"),
                    (int) row.number("full_access")),
            id)
        .orElseThrow();
  }

  /** Gives a role by hand; false where it was given by hand before. */
  boolean grant(UUID id, UUID role) {
    return database.update(
            """
            insert into systemuserroles (systemuserid, roleid, origin, grantedon)
            values (?, ?, 'MANUAL', now()) on conflict do nothing
            """,
            id,
            role)
        > 0;
  }

  /** Whether the role is held, whatever its origin. */
  boolean holds(UUID id, UUID role) {
    return database
        .first(
            "select 1 as n from systemuserroles where systemuserid = ? and roleid = ? limit 1",
            row -> row.number("n"),
            id,
            role)
        .isPresent();
  }

  /** Takes a role away, whatever its origin. */
  void revoke(UUID id, UUID role) {
    database.update("delete from systemuserroles where systemuserid = ? and roleid = ?", id, role);
  }
}
