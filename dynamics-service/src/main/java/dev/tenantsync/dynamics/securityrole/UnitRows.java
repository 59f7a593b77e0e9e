package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.error.DataverseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The unit table as edits by hand read and write it. Every write raises the row's version. */
@ApplicationScoped
public class UnitRows {

  private final Database database;

  UnitRows(Database database) {
    this.database = database;
  }

  /**
   * A unit as locked.
   *
   * @param parent null for the root
   */
  record Unit(UUID id, String name, @Nullable UUID parent, boolean disabled, long version)
      implements GuardedTable.Locked {

    /** A unit is reached as what belongs to it. */
    @Override
    public UUID unit() {
      return id;
    }

    boolean root() {
      return parent == null;
    }

    Unit named(String changed) {
      return new Unit(id, changed, parent, disabled, version);
    }

    Unit below(UUID changed) {
      return new Unit(id, name, changed, disabled, version);
    }

    Unit disabled(boolean changed) {
      return new Unit(id, name, parent, changed, version);
    }

    @Override
    public String json() {
      return Json.of("businessunitid", id)
          .put("name", name)
          .put("parentbusinessunitid", parent == null ? null : parent.toString())
          .put("isdisabled", disabled)
          .toString();
    }
  }

  Optional<Unit> locked(UUID id) {
    return database.first(
        "select * from businessunit where businessunitid = ? for update",
        row ->
            new Unit(
                row.uuid("businessunitid"),
                row.text("name"),
                row.uuidOrNull("parentbusinessunitid"),
                row.truth("isdisabled"),
                row.number("versionnumber")),
        id);
  }

  public UUID root() {
    return database
        .first(
            "select businessunitid from businessunit where parentbusinessunitid is null",
            row -> row.uuid("businessunitid"))
        .orElseThrow();
  }

  void insert(Unit unit) {
    database.update(
        """
        insert into businessunit (businessunitid, name, parentbusinessunitid, isdisabled, createdon,
          modifiedon, versionnumber)
        values (?, ?, ?::uuid, ?, now(), now(), nextval('row_version'))
        """,
        unit.id(),
        unit.name(),
        unit.parent(),
        unit.disabled());
  }

  void write(Unit unit) {
    database.update(
        """
        update businessunit set name = ?, parentbusinessunitid = ?::uuid, isdisabled = ?,
          modifiedon = now(), versionnumber = nextval('row_version')
        where businessunitid = ?
        """,
        unit.name(),
        unit.parent(),
        unit.disabled(),
        unit.id());
  }

  void delete(UUID unit) {
    database.update("delete from securityrole where businessunitid = ?", unit);
    database.update("delete from businessunit where businessunitid = ?", unit);
  }

  /** Empty for a unit that is not there; a unit below a disabled one is disabled with it. */
  public Optional<Boolean> usable(UUID unit) {
    return database.first(
        """
        select not bool_or(a.isdisabled) as usable
        from unit_lineage l join businessunit a on a.businessunitid = l.aboveid
        where l.businessunitid = ? having count(*) > 0
        """,
        row -> row.truth("usable"),
        unit);
  }

  /**
   * @throws DataverseException 404 for a unit that is not there, 400 for a disabled one
   */
  public void requireUsable(UUID unit) {
    if (!usable(unit).orElseThrow(() -> DataverseException.notFound("businessunit", unit))) {
      throw new DataverseException(400, "0x80040203", "The business unit is disabled.");
    }
  }

  boolean isAbove(UUID above, UUID unit) {
    return any(
        "select 1 as n from unit_lineage where businessunitid = ? and aboveid = ?", unit, above);
  }

  boolean hasSiblingNamed(Unit unit) {
    return any(
        """
        select 1 as n from businessunit where parentbusinessunitid is not distinct from ?::uuid
          and lower(name) = lower(?) and businessunitid <> ? limit 1
        """,
        unit.parent(),
        unit.name(),
        unit.id());
  }

  boolean hasUsersBelow(UUID unit) {
    return any(
        """
        select 1 as n from systemuser u join unit_lineage l using (businessunitid)
        where l.aboveid = ? and u.deletedstate = 0 limit 1
        """,
        unit);
  }

  boolean hasChild(UUID unit) {
    return any("select 1 as n from businessunit where parentbusinessunitid = ? limit 1", unit);
  }

  boolean ownsRecords(UUID unit) {
    return any("select 1 as n from account where owningbusinessunit = ? limit 1", unit);
  }

  /** Users, deleted ones too, and teams other than its own. */
  boolean hasMembers(UUID unit) {
    return any("select 1 as n from systemuser where businessunitid = ? limit 1", unit)
        || any("select 1 as n from team where businessunitid = ? and not isdefault limit 1", unit);
  }

  private boolean any(String sql, @Nullable Object... arguments) {
    return database.first(sql, row -> row.number("n"), arguments).isPresent();
  }
}
