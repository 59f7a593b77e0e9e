package dev.tenantsync.office365.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Guids;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Graph's group: create, list, read, change, delete. */
@Path("/v1.0/groups")
public class GroupResource {

  static final String CONSISTENCY = "ConsistencyLevel";

  private final Groups groups;
  private final GroupEdits edits;
  private final GroupRegistry registry;
  private final GroupAnswers answers;

  GroupResource(Groups groups, GroupEdits edits, GroupRegistry registry, GroupAnswers answers) {
    this.groups = groups;
    this.edits = edits;
    this.registry = registry;
    this.answers = answers;
  }

  @GET
  public CollectionJson<ObjectNode> list(
      UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return answers.page(GraphQuery.of(uri, consistency));
  }

  @GET
  @Path("$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String count(UriInfo uri, @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return answers.count(GraphQuery.of(uri, consistency));
  }

  @POST
  public Response create(@Nullable ObjectNode body, UriInfo uri) {
    GraphQuery.of(uri, null).only();
    return answers.created(registry.create(edits.ofNew(body)));
  }

  @GET
  @Path("{id}")
  @Transactional
  public ObjectNode read(@PathParam("id") String id, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select", "$expand");
    return answers.one(groups.require(id), query);
  }

  @PATCH
  @Path("{id}")
  public void change(@PathParam("id") String id, @Nullable ObjectNode body) {
    registry.change(Guids.requireId(id), edits.ofChange(body));
  }

  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") String id) {
    registry.delete(Guids.requireId(id));
  }
}
