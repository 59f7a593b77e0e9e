package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.odata.SqlCondition;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code privileges}: what roles can allow here. */
@Path(Links.API + "privileges")
public class PrivilegeResource {

  private static final Entity ENTITY =
      Entity.of(
          new Entity.Names("privileges", "privilege", "privilege p"),
          List.of(
              Attribute.guid("privilegeid", "p.privilegeid"),
              Attribute.text("name", "p.name", 100).always(),
              // They never change.
              Attribute.whole("versionnumber", "1::bigint")),
          List.of(),
          properties -> properties);

  private final ODataRequest request;

  PrivilegeResource(ODataRequest request) {
    this.request = request;
  }

  @GET
  public Response list() {
    return request.list(ENTITY, SqlCondition.always(), "privileges");
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(RowKey.parse(ENTITY, key));
  }
}
