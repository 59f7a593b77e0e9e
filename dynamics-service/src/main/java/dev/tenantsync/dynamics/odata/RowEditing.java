package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** A table whose rows clients make, edit and delete, each request all or nothing. */
public interface RowEditing {

  Entity entity();

  /**
   * A row that was written.
   *
   * @param made it was not there before
   */
  record Edited(UUID id, boolean made) {}

  /** Makes a row; its id. */
  UUID create(JsonNode body);

  /** Updates the row, or makes it where the conditions allow that. */
  Edited patch(RowKey key, JsonNode body, Conditions conditions);

  void delete(RowKey key, Conditions conditions);
}
