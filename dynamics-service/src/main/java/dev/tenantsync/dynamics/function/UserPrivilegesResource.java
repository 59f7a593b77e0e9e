package dev.tenantsync.dynamics.function;

import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code RetrieveUserPrivileges}: what a user's roles add up to, whatever the mode leaves. */
@Path(Links.API + "systemusers/{key}/RetrieveUserPrivileges")
@Produces(MediaType.APPLICATION_JSON)
public class UserPrivilegesResource {

  private final UserPrivileges privileges;

  UserPrivilegesResource(UserPrivileges privileges) {
    this.privileges = privileges;
  }

  @GET
  public PrivilegesJson retrieve(@PathParam("key") String key) {
    return privileges.of(key, "RetrieveUserPrivilegesResponse", every -> true);
  }
}
