package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.odata.Association;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.provisioning.Promotion;
import dev.tenantsync.dynamics.securityrole.RoleTable;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.dynamics.web.RequestContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * {@code systemusers(id)/systemuserroles_association}: giving and taking the security roles of a
 * user.
 */
@Path(Links.API + "systemusers")
public class UserRolesResource {

  private final RequestContext context;
  private final Association named;
  private final RoleAssociation association;
  private final Promotion promotion;

  UserRolesResource(
      RequestContext context, Association named, RoleAssociation association, Promotion promotion) {
    this.context = context;
    this.named = named;
    this.association = association;
    this.promotion = promotion;
  }

  @POST
  @Path("{key}/systemuserroles_association/$ref")
  public Response add(@PathParam("key") String key, byte[] body) {
    return added(UserKeys.parse(key), named.inBody(RoleTable.ENTITY, body).value());
  }

  @DELETE
  @Path("{key}/systemuserroles_association/$ref")
  public Response removeNamedInQuery(@PathParam("key") String key) {
    return removed(UserKeys.parse(key), named.inQuery(RoleTable.ENTITY).value());
  }

  @DELETE
  @Path("{key}/systemuserroles_association/{role}/$ref")
  public Response remove(@PathParam("key") String key, @PathParam("role") String role) {
    return removed(UserKeys.parse(key), RowKey.parse(RoleTable.ENTITY, role).value());
  }

  private Response added(RowKey user, UUID role) {
    association.add(user, role);
    return settled();
  }

  private Response removed(RowKey user, UUID role) {
    association.remove(user, role);
    return settled();
  }

  /** An edit may have freed a slot: its user was decided anew. */
  private Response settled() {
    promotion.promoteIfPossible(context.actor());
    return Response.noContent().build();
  }
}
