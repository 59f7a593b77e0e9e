package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.database.Row;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row that an edit is about, as locked.
 *
 * @param objectId null for a row that no directory object stands behind
 * @param accessMode as on the wire
 * @param azureState as on the wire
 */
public record Target(
    UUID id,
    @Nullable UUID objectId,
    Kind kind,
    UUID unit,
    boolean deleted,
    boolean disabled,
    int accessMode,
    int azureState,
    long version) {

  /** What stands behind a row; only people follow the directory. */
  public enum Kind {
    PERSON,
    APPLICATION,
    SYSTEM,
    SUPPORT,
    DELEGATED_ADMIN,
    STUB
  }

  static Target of(Row row) throws SQLException {
    return new Target(
        row.uuid("systemuserid"),
        row.uuidOrNull("azureactivedirectoryobjectid"),
        Kind.valueOf(row.text("kind")),
        row.uuid("businessunitid"),
        row.number("deletedstate") == 1,
        row.truth("isdisabled"),
        (int) row.number("accessmode"),
        (int) row.number("azurestate"),
        row.number("versionnumber"));
  }

  /** Whether the platform keeps this row to itself. */
  public boolean special() {
    return kind == Kind.SYSTEM || kind == Kind.SUPPORT || kind == Kind.DELEGATED_ADMIN;
  }
}
