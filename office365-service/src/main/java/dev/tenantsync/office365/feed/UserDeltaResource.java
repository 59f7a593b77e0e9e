package dev.tenantsync.office365.feed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The users' feed (Graph: user: delta). */
@Path("/v1.0/users/delta")
public class UserDeltaResource {

  private final UserDelta users;
  private final DeltaResponses responses;

  UserDeltaResource(UserDelta users, DeltaResponses responses) {
    this.users = users;
    this.responses = responses;
  }

  @GET
  public Response delta(UriInfo uri, HttpHeaders headers) {
    return responses.answer(users, uri, headers);
  }
}
