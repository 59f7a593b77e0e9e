package dev.tenantsync.dynamics.securityrole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.odata.Conditions;
import dev.tenantsync.dynamics.odata.RowBody;
import dev.tenantsync.dynamics.odata.RowEditing;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Units, or what belongs to one, edited by hand: what a table adds to {@link GuardedEdits}.
 *
 * @param <R> the row as locked; rows that are equal need no write
 */
public interface GuardedTable<R extends GuardedTable.Locked> extends RowEditing {

  /**
   * What is asked of an edit.
   *
   * @param noun how the log calls a row, in capitals
   * @param writable columns, and lookups' navigation properties
   * @param write has to reach a row that is edited
   * @param delete has to reach a row that is deleted
   */
  record Terms(String noun, Set<String> writable, Privilege write, Privilege delete) {}

  /** A row that is locked. */
  interface Locked {

    UUID id();

    /** The unit that privileges have to reach. */
    UUID unit();

    long version();

    /** The row as the log keeps it. */
    String json();
  }

  GuardedEdits edits();

  Terms terms();

  Optional<R> locked(UUID id);

  /** Makes the row, unless the caller may not. */
  R made(UUID id, RowBody given);

  /** The row as the client wants it, unless that names what never changes. */
  R edited(R row, RowBody given);

  /** Writes a row that differs from before, unless the caller may not. */
  void write(R before, R after);

  /** Deletes the row, unless something holds it. */
  void remove(R row);

  @Override
  default UUID create(JsonNode body) {
    return edits().create(this, body);
  }

  @Override
  default Edited patch(RowKey key, JsonNode body, Conditions conditions) {
    return edits().patch(this, key, body, conditions);
  }

  @Override
  default void delete(RowKey key, Conditions conditions) {
    edits().delete(this, key, conditions);
  }
}
