package dev.tenantsync.office365.role;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.ObjectReference;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Guids;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** {@code /directoryRoles/{key}/members}. */
@Path("/v1.0/directoryRoles/{key}/members")
public class RoleMembersResource {

  private static final String CONSISTENCY = "ConsistencyLevel";

  record ReferenceJson(@JsonProperty("@odata.id") @Nullable String id) {}

  private final RoleAssignment assignment;
  private final RoleMembersView view;

  RoleMembersResource(RoleAssignment assignment, RoleMembersView view) {
    this.assignment = assignment;
    this.view = view;
  }

  @GET
  public CollectionJson<ObjectNode> list(
      @PathParam("key") String key, UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String level) {
    return view.page(key, GraphQuery.of(uri, level));
  }

  @GET
  @Path("user")
  public CollectionJson<ObjectNode> users(
      @PathParam("key") String key, UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String level) {
    return view.users(key, GraphQuery.of(uri, level));
  }

  @GET
  @Path("$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String count(
      @PathParam("key") String key, UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String level) {
    return view.count(key, GraphQuery.of(uri, level));
  }

  @POST
  @Path("$ref")
  public void add(@PathParam("key") String key, @Nullable ReferenceJson body) {
    assignment.add(key, ObjectReference.id("@odata.id", body == null ? null : body.id()));
  }

  @DELETE
  @Path("{id}/$ref")
  public void remove(@PathParam("key") String key, @PathParam("id") String id) {
    assignment.remove(key, Guids.requireId(id));
  }

  @DELETE
  @Path("$ref")
  public void removeByLink(@PathParam("key") String key, @QueryParam("@id") @Nullable String link) {
    if (link == null) {
      throw GraphException.badProperty(
          "@id", "MissingValue", "The query parameter '@id' must name the member to remove.");
    }
    assignment.remove(key, ObjectReference.id("@id", link));
  }
}
