package dev.tenantsync.office365.group;

import dev.tenantsync.office365.error.GraphException;
import java.util.List;
import java.util.UUID;

/** Graph's words for memberships and ownerships that cannot be; clients compare the texts. */
final class GroupRefusals {

  private GroupRefusals() {}

  /**
   * @param relation {@code members} or {@code owners}
   */
  static GraphException thereAlready(String relation) {
    return GraphException.badProperty(
        relation,
        "ObjectConflict",
        "One or more added object references already exist for the following modified properties:"
            + " '"
            + relation
            + "'.");
  }

  /**
   * @param relation {@code members} or {@code owners}
   */
  static GraphException notThere(String relation, UUID id) {
    return new GraphException(
        404,
        "Request_ResourceNotFound",
        "One or more removed object references do not exist for the following modified"
            + " properties: '"
            + relation
            + "'.",
        List.of(
            new GraphException.Detail(
                "NotFound", relation, "Object " + id + " is not among the " + relation + ".")));
  }

  static GraphException memberOfItself() {
    return GraphException.badProperty(
        "members", "InvalidValue", "A group cannot be a member of itself.");
  }

  static GraphException ownerIsNoUser() {
    return GraphException.badProperty(
        "owners", "InvalidValue", "Only users can be owners of a group.");
  }
}
