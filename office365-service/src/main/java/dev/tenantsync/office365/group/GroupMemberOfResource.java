package dev.tenantsync.office365.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.group.RelationAnswers.Asked;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** {@code /groups/{id}/memberOf}: the groups in which a group is directly. */
@Path("/v1.0/groups/{id}/memberOf")
public class GroupMemberOfResource {

  private final RelationAnswers answers;

  GroupMemberOfResource(RelationAnswers answers) {
    this.answers = answers;
  }

  @GET
  public CollectionJson<ObjectNode> list(
      @PathParam("id") String id,
      UriInfo uri,
      @RestHeader(GroupResource.CONSISTENCY) @Nullable String consistency) {
    return answers.page(asked(id, uri, consistency));
  }

  @GET
  @Path("$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String count(
      @PathParam("id") String id,
      UriInfo uri,
      @RestHeader(GroupResource.CONSISTENCY) @Nullable String consistency) {
    return answers.count(asked(id, uri, consistency));
  }

  @GET
  @Path("group")
  public CollectionJson<ObjectNode> groups(
      @PathParam("id") String id,
      UriInfo uri,
      @RestHeader(GroupResource.CONSISTENCY) @Nullable String consistency) {
    return answers.groups(asked(id, uri, consistency));
  }

  @GET
  @Path("group/$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String groupCount(
      @PathParam("id") String id,
      UriInfo uri,
      @RestHeader(GroupResource.CONSISTENCY) @Nullable String consistency) {
    return answers.groupCount(asked(id, uri, consistency));
  }

  private static Asked asked(String id, UriInfo uri, @Nullable String consistency) {
    return new Asked(id, Relation::memberOf, GraphQuery.of(uri, consistency));
  }
}
