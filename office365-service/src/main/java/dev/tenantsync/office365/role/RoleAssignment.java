package dev.tenantsync.office365.role;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives roles to users and takes them away. */
@ApplicationScoped
public class RoleAssignment {

  private final Users users;
  private final Roles roles;
  private final RoleActivation activation;
  private final RoleMembers members;
  private final GlobalAdministrators administrators;
  private final ChangeLog log;

  RoleAssignment(
      Users users,
      Roles roles,
      RoleActivation activation,
      RoleMembers members,
      GlobalAdministrators administrators,
      ChangeLog log) {
    this.users = users;
    this.roles = roles;
    this.activation = activation;
    this.members = members;
    this.administrators = administrators;
    this.log = log;
  }

  /**
   * Makes a user a member of a role; a role named by its template is activated by it (Graph:
   * directoryRole, post members).
   *
   * @throws GraphException if the role or the user is not there, or the user is a member already
   */
  @Transactional
  public void add(String roleKey, UUID userId) {
    if (give(RoleKey.parse(roleKey), userId).isEmpty()) {
      throw GraphException.badProperty(
          "members",
          "ObjectConflict",
          "One or more added object references already exist for the following modified"
              + " properties: 'members'.");
    }
  }

  /**
   * As {@link #add}.
   *
   * @return the new membership; empty if the user was a member before
   */
  @Transactional
  Optional<Membership> give(RoleKey key, UUID userId) {
    lock(userId);
    Role role =
        (key.byTemplate() ? activation.activated(key.id()) : roles.byId(key.id()))
            .orElseThrow(() -> GraphException.notFound(key.asked()));
    Membership membership = new Membership(role.id(), userId);
    if (members.contains(membership)) {
      return Optional.empty();
    }
    members.add(membership);
    log.append(
        Change.membership(
            Change.Resource.DIRECTORY_ROLE, role.id(), userId, Change.Kind.MEMBER_ADDED));
    return Optional.of(membership);
  }

  /**
   * Takes a role from a user.
   *
   * @throws GraphException if the role is not there, the user is no member, or is the last enabled
   *     Global Administrator
   */
  @Transactional
  public void remove(String roleKey, UUID userId) {
    if (!take(RoleKey.parse(roleKey), userId)) {
      throw new GraphException(
          404,
          "Request_ResourceNotFound",
          "One or more removed object references do not exist for the following modified"
              + " properties: 'members'.",
          List.of(
              new GraphException.Detail(
                  "NotFound", "members", "User " + userId + " is no member.")));
    }
  }

  /**
   * As {@link #remove}.
   *
   * @return false if the user was no member
   */
  @Transactional
  boolean take(RoleKey key, UUID userId) {
    Role role = roles.require(key);
    User user = lock(userId);
    if (role.roleTemplateId().equals(GlobalAdministrators.TEMPLATE)) {
      administrators.requireAnother(user);
    }
    if (!members.remove(new Membership(role.id(), userId))) {
      return false;
    }
    log.append(
        Change.membership(
            Change.Resource.DIRECTORY_ROLE, role.id(), userId, Change.Kind.MEMBER_REMOVED));
    return true;
  }

  private User lock(UUID userId) {
    String key = userId.toString();
    return users.lockByKey(key).orElseThrow(() -> GraphException.notFound(key));
  }
}
