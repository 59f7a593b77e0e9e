package dev.tenantsync.dynamics.function;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tenantsync.dynamics.caller.Caller.Actor;
import dev.tenantsync.dynamics.caller.Principals;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code RetrieveUserPrivileges}: what a user's roles add up to, whatever the mode leaves. */
@Path(Links.API + "systemusers/{key}/RetrieveUserPrivileges")
@Produces(MediaType.APPLICATION_JSON)
public class UserPrivilegesResource {

  private final Users users;
  private final Principals principals;
  private final Links links;

  UserPrivilegesResource(Users users, Principals principals, Links links) {
    this.users = users;
    this.principals = principals;
    this.links = links;
  }

  record PrivilegesJson(
      @JsonProperty("@odata.context") String context,
      @JsonProperty("RolePrivileges") List<PrivilegeJson> privileges) {}

  record PrivilegeJson(
      @JsonProperty("Depth") String depth,
      @JsonProperty("PrivilegeId") UUID id,
      @JsonProperty("BusinessUnitId") UUID businessUnitId,
      @JsonProperty("PrivilegeName") String name) {}

  @GET
  public PrivilegesJson retrieve(@PathParam("key") String key) {
    Actor user = users.named(key).user();
    Privileges granted = principals.granted(user.systemuserId()).orElse(Privileges.NONE);
    return new PrivilegesJson(
        links.context("Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse"),
        granted.held().entrySet().stream()
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
