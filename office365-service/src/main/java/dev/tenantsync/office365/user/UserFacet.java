package dev.tenantsync.office365.user;

import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.office365.error.GraphException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What another room knows of users: read-only properties that it adds to a user's JSON, and what it
 * has to do when a user is deleted or restored. A port, so that users know no licences and no
 * roles.
 */
public interface UserFacet {

  /** The names of the properties this facet adds, such as {@code assignedLicenses}. */
  Set<String> properties();

  /**
   * The values of those properties, by user; a user without any may be left out.
   *
   * @param names which of {@link #properties()} are asked for
   */
  Map<UUID, Map<String, @Nullable Object>> read(Collection<UUID> userIds, Set<String> names);

  /**
   * Adds what users can be filtered by, beside their own columns. The user's row has the alias
   * {@code u}.
   */
  default void describe(PropertyTable.Builder table) {}

  /**
   * The user is to be deleted or disabled, within this transaction and with its row locked. Nothing
   * is written yet, and nothing else locked.
   *
   * @throws GraphException if that must not be
   */
  default void leaving(User user) {}

  /**
   * Properties of a live user change, within this transaction and with its row locked.
   *
   * @param names of the stored properties that differ
   */
  default void changed(User user, Set<String> names) {}

  /**
   * The user goes to deleted items, within this transaction and with its row locked.
   *
   * @return the names of the user's properties that change by it, for the change log
   */
  default Set<String> deleted(User user) {
    return Set.of();
  }

  /**
   * The user comes back from deleted items, within this transaction and with its row locked.
   *
   * @return the names of the user's properties that change by it, for the change log
   */
  default Set<String> restored(User user) {
    return Set.of();
  }
}
