package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.odata.EntityQuery;
import dev.tenantsync.dynamics.odata.JsonBodies;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
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
import java.util.UUID;

/** {@code systemusers}. */
@Path(Links.API + "systemusers")
public class SystemUserResource {

  private final ODataRequest request;
  private final RequestContext context;
  private final UserEditing editing;
  private final Promotion promotion;
  private final ApplicationUsers applications;
  private final CurrentCaller caller;
  private final UserRows rows;

  SystemUserResource(
      ODataRequest request,
      RequestContext context,
      UserEditing editing,
      Promotion promotion,
      ApplicationUsers applications,
      CurrentCaller caller,
      UserRows rows) {
    this.request = request;
    this.context = context;
    this.editing = editing;
    this.promotion = promotion;
    this.applications = applications;
    this.caller = caller;
    this.rows = rows;
  }

  @GET
  public Response list() {
    return request.list(SystemUserTable.ENTITY, reach(Privilege.READ_USER), "systemusers");
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(SystemUserTable.ENTITY, reach(Privilege.READ_USER));
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(reachable(UserKeys.parse(key), Privilege.READ_USER));
  }

  @PATCH
  @Path("{key}")
  public Response patch(@PathParam("key") String key, byte[] body) {
    RowKey user = UserKeys.parse(key);
    EntityQuery answer = request.written(SystemUserTable.ENTITY);
    Patch patch = Patch.of(JsonBodies.read(body));
    if (patch.decides() && !caller.get().holds(Privilege.DISABLE_USER)) {
      throw CurrentCaller.refused(DataverseCode.PRIVILEGE_DENIED, Reason.PRIVILEGE_MISSING);
    }
    reachable(user, Privilege.WRITE_USER);
    editing.patch(user, patch, conditions());
    if (patch.decides()) {
      promotion.promote(context.actor());
    }
    return request.written(answer, user);
  }

  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    editing.delete(reachable(UserKeys.parse(key), Privilege.DELETE_USER), conditions());
    return Response.noContent().build();
  }

  /** Programs are made here; people come from the directory. */
  @POST
  public Response create(byte[] body) {
    EntityQuery answer = request.written(SystemUserTable.ENTITY);
    UUID id = applications.create(JsonBodies.read(body));
    return request.created(answer, UserKeys.parse(id.toString()));
  }

  private SqlCondition reach(Privilege privilege) {
    return SystemUserTable.reach(caller.get(), privilege);
  }

  private RowKey reachable(RowKey user, Privilege privilege) {
    rows.requireWithin(user, reach(privilege));
    return user;
  }

  private Conditions conditions() {
    return new Conditions(
        request.header(HttpHeaders.IF_MATCH), request.header(HttpHeaders.IF_NONE_MATCH));
  }
}
