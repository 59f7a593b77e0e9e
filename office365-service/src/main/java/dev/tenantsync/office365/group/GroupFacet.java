package dev.tenantsync.office365.group;

import dev.tenantsync.odata.PropertyTable;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What another room knows of groups: read-only properties that it adds to a group's JSON when they
 * are selected. A port, so that groups know no licences.
 */
public interface GroupFacet {

  /** The names of the properties this facet adds, such as {@code assignedLicenses}. */
  Set<String> properties();

  /**
   * The values of those properties, by group; a group without any may be left out and shows an
   * empty list.
   *
   * @param names which of {@link #properties()} are asked for
   */
  Map<UUID, Map<String, @Nullable Object>> read(Collection<UUID> groupIds, Set<String> names);

  /** Adds what groups can be filtered by. The group's row has the alias {@code g}. */
  default void describe(PropertyTable.Builder table) {}
}
