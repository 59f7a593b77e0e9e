package dev.tenantsync.office365.feed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The roles' feed (Graph: directoryRole: delta). */
@Path("/v1.0/directoryRoles/delta")
public class RoleDeltaResource {

  private final DeltaSource roles;
  private final DeltaResponses responses;

  RoleDeltaResource(MemberedRoles roles, DeltaResponses responses) {
    this.roles = new MemberedDelta(roles);
    this.responses = responses;
  }

  @GET
  public Response delta(UriInfo uri, HttpHeaders headers) {
    return responses.answer(roles, uri, headers);
  }
}
