package dev.tenantsync.office365.directoryobject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One kind of directory object, told by its own room. A port, so that lists of several kinds
 * (members, memberOf, getByIds) show every kind and know none.
 */
public interface ObjectKind {

  /** Graph's name of the type without its namespace, such as {@code user}. */
  String type();

  /** Whether objects of this kind have this property. */
  boolean knows(String property);

  /**
   * Those of these ids that are live objects of this kind.
   *
   * @param properties as selected; those that this kind lacks are left out, and none means the
   *     kind's defaults
   */
  Map<UUID, ObjectNode> read(Collection<UUID> ids, List<String> properties);
}
