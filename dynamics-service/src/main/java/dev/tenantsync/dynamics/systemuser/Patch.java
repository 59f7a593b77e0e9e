package dev.tenantsync.dynamics.systemuser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.Column;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Owner;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.RowBody;
import dev.tenantsync.dynamics.odata.RowKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to write to a user, each column known and each value of its type.
 *
 * @param free columns that are stored as they come
 * @param mode the access mode to choose
 * @param disabled whether to block the user here
 * @param lookups references to other rows by navigation property; empty clears
 */
record Patch(
    Map<String, @Nullable Object> free,
    Optional<AccessMode> mode,
    Optional<Boolean> disabled,
    Map<String, Optional<RowKey>> lookups) {

  /**
   * @throws DataverseException naming the first column that is unknown, owned by somebody else, or
   *     given a value it does not take
   */
  static Patch of(JsonNode body) {
    RowBody row = RowBody.of(SystemUserTable.ENTITY, body, Patch::requireWritable);
    Map<String, @Nullable Object> values = new LinkedHashMap<>(row.columns());
    Object mode = values.remove(Column.ACCESSMODE.logicalName());
    Object disabled = values.remove(Column.ISDISABLED.logicalName());
    return new Patch(
        values,
        Optional.ofNullable((Integer) mode).flatMap(AccessMode::ofCode),
        Optional.ofNullable((Boolean) disabled),
        row.lookups());
  }

  /** Whether it says who is let in, for which a privilege of its own is needed. */
  boolean decides() {
    return mode.isPresent() || disabled.isPresent();
  }

  /** Whether others must not decide or edit meanwhile. */
  boolean needsGuard() {
    return decides() || !lookups.isEmpty();
  }

  boolean isEmpty() {
    return free.isEmpty() && !needsGuard();
  }

  /** The unit to move to; empty where it stays. */
  Optional<RowKey> unit() {
    Optional<RowKey> unit = lookups.get(Column.BUSINESSUNITID.logicalName());
    if (unit == null) {
      return Optional.empty();
    }
    return Optional.of(
        unit.orElseThrow(
            () -> DataverseException.badPayload("The value of 'businessunitid' cannot be null.")));
  }

  boolean setsManager() {
    return lookups.containsKey(Column.PARENTSYSTEMUSERID.logicalName());
  }

  /** The manager to set; empty clears. To be asked where {@link #setsManager()}. */
  Optional<RowKey> manager() {
    return lookups.getOrDefault(Column.PARENTSYSTEMUSERID.logicalName(), Optional.empty());
  }

  private static void requireWritable(String name) {
    Column.Writing writing = Column.named(name).map(Column::writing).orElse(Column.Writing.REFUSED);
    if (writing == Column.Writing.REFUSED) {
      throw refused(name);
    }
  }

  private static DataverseException refused(String name) {
    Optional<Column> column = Column.named(name);
    DataverseCode code =
        column.flatMap(Column::refusal).orElse(DataverseCode.CANNOT_UPDATE_READ_ONLY);
    String owner =
        switch (column.map(Column::owner).orElse(Owner.SYSTEM)) {
          case DIRECTORY -> "it follows the directory; change it there";
          case DYNAMICS, SYSTEM -> "it is kept by the platform";
        };
    return new DataverseException(
        400, code.code(), "The column '" + name + "' is read-only: " + owner + ".");
  }
}
