package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.odata.EntityQuery;
import dev.tenantsync.dynamics.odata.JsonBodies;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.provisioning.Promotion;
import dev.tenantsync.dynamics.systemuser.UserEditing.Conditions;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.dynamics.web.RequestContext;
import dev.tenantsync.odata.SqlCondition;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code systemusers}. */
@Path(Links.API + "systemusers")
public class SystemUserResource {

  private final ODataRequest request;
  private final RequestContext context;
  private final UserEditing editing;
  private final Promotion promotion;

  SystemUserResource(
      ODataRequest request, RequestContext context, UserEditing editing, Promotion promotion) {
    this.request = request;
    this.context = context;
    this.editing = editing;
    this.promotion = promotion;
  }

  @GET
  public Response list() {
    return request.list(SystemUserTable.ENTITY, SqlCondition.always(), "systemusers");
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(SystemUserTable.ENTITY, SqlCondition.always());
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(UserKeys.parse(key));
  }

  @PATCH
  @Path("{key}")
  public Response patch(@PathParam("key") String key, byte[] body) {
    RowKey user = UserKeys.parse(key);
    EntityQuery answer = request.written(SystemUserTable.ENTITY);
    Patch patch = Patch.of(JsonBodies.read(body));
    editing.patch(user, patch, conditions());
    if (patch.decides()) {
      promotion.promote(context.actor());
    }
    return request.written(answer, user);
  }

  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    editing.delete(UserKeys.parse(key), conditions());
    return Response.noContent().build();
  }

  @POST
  public Response create() {
    throw UserEditing.notFromHere();
  }

  private Conditions conditions() {
    return new Conditions(
        request.header(HttpHeaders.IF_MATCH), request.header(HttpHeaders.IF_NONE_MATCH));
  }
}
