package dev.tenantsync.office365.feed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The groups' feed (Graph: group: delta). */
@Path("/v1.0/groups/delta")
public class GroupDeltaResource {

  private final DeltaSource groups;
  private final DeltaResponses responses;

  GroupDeltaResource(MemberedGroups groups, DeltaResponses responses) {
    this.groups = new MemberedDelta(groups);
    this.responses = responses;
  }

  @GET
  public Response delta(UriInfo uri, HttpHeaders headers) {
    return responses.answer(groups, uri, headers);
  }
}
