package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Objects that have members: what {@link MemberedDelta} has to know of them. */
interface Membered {

  Change.Resource resource();

  /** The path segment of the collection, such as {@code directoryRoles}. */
  String collection();

  /** The name of the objects' type, such as {@code DirectoryRole}, for messages. */
  String type();

  /** Every property that can be selected and followed, without the members. */
  Set<String> properties();

  /** Those of these objects that exist, in the order of their ids, with all properties. */
  Map<UUID, ObjectNode> byIds(Collection<UUID> ids);

  /** Up to {@code limit} objects in the order of their ids, from the first behind {@code after}. */
  Map<UUID, ObjectNode> slice(UUID after, int limit);

  /**
   * Up to {@code limit} members' ids, each with Graph's type of it, in ascending order from the
   * first behind {@code after}.
   */
  Map<UUID, String> members(UUID id, UUID after, int limit);

  /** How each of these memberships stands now. */
  Map<Link, Standing> standing(Collection<Link> links);

  /** One object's membership in another, be it or not. */
  record Link(UUID whole, UUID member) {}

  /**
   * @param type Graph's type of the member, such as {@code user}
   * @param holds whether it is a member now
   */
  record Standing(String type, boolean holds) {}
}
