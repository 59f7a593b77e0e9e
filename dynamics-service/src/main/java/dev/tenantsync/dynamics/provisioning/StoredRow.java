package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.Row;
import java.util.List;
import java.util.UUID;

/**
 * A person's row and its key.
 *
 * @param strayed columns of the directory's that no rule reads and that do not say what they should
 */
record StoredRow(UUID systemuserId, Row row, List<String> strayed) {

  StoredRow {
    strayed = List.copyOf(strayed);
  }
}
