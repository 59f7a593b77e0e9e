package dev.tenantsync.dynamics.function;

import dev.tenantsync.dynamics.caller.Caller.Actor;
import dev.tenantsync.dynamics.caller.Principals;
import dev.tenantsync.dynamics.function.PrivilegesJson.PrivilegeJson;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.dynamics.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What a user's roles add up to, whatever the access mode leaves of it. */
@ApplicationScoped
class UserPrivileges {

  private final Users users;
  private final Principals principals;
  private final Links links;

  UserPrivileges(Users users, Principals principals, Links links) {
    this.users = users;
    this.principals = principals;
    this.links = links;
  }

  /**
   * @param type name of the answer's type
   */
  PrivilegesJson of(String key, String type, Predicate<Privilege> wanted) {
    Actor user = users.named(key).user();
    Privileges granted = principals.granted(user.systemuserId()).orElse(Privileges.NONE);
    return new PrivilegesJson(
        links.context("Microsoft.Dynamics.CRM." + type),
        granted.held().entrySet().stream()
            .filter(held -> wanted.test(held.getKey()))
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(Privilege::privilegeName)))
            .map(held -> json(held, user.businessUnitId()))
            .toList());
  }

  private static PrivilegeJson json(Map.Entry<Privilege, Depth> held, UUID unit) {
    Privilege privilege = held.getKey();
    return new PrivilegeJson(
        held.getValue().label(), privilege.id(), unit, privilege.privilegeName());
  }
}
