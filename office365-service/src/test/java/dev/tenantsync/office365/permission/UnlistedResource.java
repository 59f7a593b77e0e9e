package dev.tenantsync.office365.permission;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A route that somebody added without a thought of who may use it. */
@Path("/v1.0/unlisted")
public class UnlistedResource {

  static final Route ROUTE = Route.of("GET /v1.0/unlisted");

  @GET
  public String answer() {
    return "to everybody";
  }
}
