package dev.tenantsync.dynamics.metadata;

import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code organizations}: the one environment there is. */
@Path(Links.API + "organizations")
public class OrganizationResource {

  private final ODataRequest request;

  OrganizationResource(ODataRequest request) {
    this.request = request;
  }

  @GET
  public Response list() {
    return request.list(OrganizationTable.ENTITY);
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(OrganizationTable.ENTITY);
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(RowKey.parse(OrganizationTable.ENTITY, key));
  }
}
