package dev.tenantsync.office365.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.directoryobject.ObjectReference;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.web.Links;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Graph's user: manager and direct reports. */
@Path("/v1.0/users/{key}")
public class ManagerResource {

  record ReferenceJson(@JsonProperty("@odata.id") @Nullable String id) {}

  record FoundReferenceJson(
      @JsonProperty("@odata.context") String context, @JsonProperty("@odata.id") String id) {}

  private final Users users;
  private final Managers managers;
  private final UserAnswers answers;
  private final Links links;

  ManagerResource(Users users, Managers managers, UserAnswers answers, Links links) {
    this.users = users;
    this.managers = managers;
    this.answers = answers;
    this.links = links;
  }

  @GET
  @Path("/manager")
  @Transactional
  public ObjectNode manager(String key, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select");
    return answers.relatedObject(managerOf(key), query);
  }

  @GET
  @Path("/manager/$ref")
  @Transactional
  public FoundReferenceJson reference(String key, UriInfo uri) {
    GraphQuery.of(uri, null).only();
    String address = links.root() + "/directoryObjects/" + managerOf(key).id;
    return new FoundReferenceJson(links.context("$ref"), address);
  }

  @PUT
  @Path("/manager/$ref")
  public void assign(String key, @Nullable ReferenceJson body) {
    managers.assign(key, ObjectReference.id("@odata.id", body == null ? null : body.id()));
  }

  @DELETE
  @Path("/manager/$ref")
  public void remove(String key) {
    managers.remove(key);
  }

  @GET
  @Path("/directReports")
  @Transactional
  public CollectionJson<ObjectNode> reports(
      String key,
      UriInfo uri,
      @RestHeader(UserListResource.CONSISTENCY) @Nullable String consistency) {
    User user = require(key);
    return answers.relatedObjects(name(user), reportTo(user), GraphQuery.of(uri, consistency));
  }

  @GET
  @Path("/directReports/$count")
  @Produces(MediaType.TEXT_PLAIN)
  @Transactional
  public String count(
      String key,
      UriInfo uri,
      @RestHeader(UserListResource.CONSISTENCY) @Nullable String consistency) {
    User user = require(key);
    return answers.relatedCount(name(user), reportTo(user), GraphQuery.of(uri, consistency));
  }

  private User managerOf(String key) {
    return managers.of(require(key)).orElseThrow(() -> GraphException.notFound(Managers.MANAGER));
  }

  private User require(String key) {
    return users.byKey(key).orElseThrow(() -> GraphException.notFound(key));
  }

  private static String name(User user) {
    return "reports of " + user.id;
  }

  private static SqlCondition reportTo(User user) {
    return new SqlCondition("u.manager_id = ?", List.of(user.id));
  }
}
