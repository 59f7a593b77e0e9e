package dev.tenantsync.office365.membership;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.membership.BelongingAnswers.Asked;
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

/**
 * {@code /users/{key}/transitiveMemberOf}: the groups and roles that a user is a member of,
 * directly or not.
 */
@Path("/v1.0/users/{key}/transitiveMemberOf")
public class TransitiveMemberOfResource {

  private static final String CONSISTENCY = "ConsistencyLevel";

  private final BelongingAnswers answers;

  TransitiveMemberOfResource(BelongingAnswers answers) {
    this.answers = answers;
  }

  @GET
  public CollectionJson<ObjectNode> all(
      @PathParam("key") String key,
      UriInfo uri,
      @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return answers.page(asked(key, uri, consistency));
  }

  @GET
  @Path("$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String count(
      @PathParam("key") String key,
      UriInfo uri,
      @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return answers.count(asked(key, uri, consistency));
  }

  @GET
  @Path("group")
  public CollectionJson<ObjectNode> groupsOnly(
      @PathParam("key") String key,
      UriInfo uri,
      @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return answers.groups(asked(key, uri, consistency));
  }

  @GET
  @Path("group/$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String groupCount(
      @PathParam("key") String key,
      UriInfo uri,
      @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return answers.groupCount(asked(key, uri, consistency));
  }

  @GET
  @Path("directoryRole")
  public CollectionJson<ObjectNode> rolesOnly(
      @PathParam("key") String key,
      UriInfo uri,
      @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return answers.roles(asked(key, uri, consistency));
  }

  @GET
  @Path("directoryRole/$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String roleCount(
      @PathParam("key") String key,
      UriInfo uri,
      @RestHeader(CONSISTENCY) @Nullable String consistency) {
    return answers.roleCount(asked(key, uri, consistency));
  }

  private static Asked asked(String key, UriInfo uri, @Nullable String consistency) {
    return new Asked(key, Belonging::transitive, GraphQuery.of(uri, consistency));
  }
}
