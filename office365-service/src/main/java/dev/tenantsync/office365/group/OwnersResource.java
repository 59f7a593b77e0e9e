package dev.tenantsync.office365.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.ObjectList;
import dev.tenantsync.office365.directoryobject.ObjectReference;
import dev.tenantsync.office365.directoryobject.ReferenceBodyJson;
import dev.tenantsync.office365.group.RelationAnswers.Asked;
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

/** {@code /groups/{id}/owners}: who owns a group. Kept and shown, without effect. */
@Path("/v1.0/groups/{id}/owners")
public class OwnersResource {

  private final Ownerships ownerships;
  private final RelationAnswers answers;

  OwnersResource(Ownerships ownerships, RelationAnswers answers) {
    this.ownerships = ownerships;
    this.answers = answers;
  }

  @POST
  @Path("$ref")
  public void add(@PathParam("id") String id, @Nullable ReferenceBodyJson body) {
    ownerships.add(Guids.requireId(id), ReferenceBodyJson.id(body));
  }

  @DELETE
  @Path("{memberId}/$ref")
  public void remove(@PathParam("id") String id, @PathParam("memberId") String memberId) {
    ownerships.remove(Guids.requireId(id), Guids.requireId(memberId));
  }

  @DELETE
  @Path("$ref")
  public void removeByLink(@PathParam("id") String id, @QueryParam("@id") @Nullable String link) {
    ownerships.remove(Guids.requireId(id), ObjectReference.ofQuery(link));
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
  @Path("$ref")
  public CollectionJson<ObjectList.ReferenceJson> references(
      @PathParam("id") String id,
      UriInfo uri,
      @RestHeader(GroupResource.CONSISTENCY) @Nullable String consistency) {
    return answers.references(asked(id, uri, consistency));
  }

  @GET
  @Path("user")
  public CollectionJson<ObjectNode> users(
      @PathParam("id") String id,
      UriInfo uri,
      @RestHeader(GroupResource.CONSISTENCY) @Nullable String consistency) {
    return answers.users(asked(id, uri, consistency));
  }

  @GET
  @Path("user/$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String userCount(
      @PathParam("id") String id,
      UriInfo uri,
      @RestHeader(GroupResource.CONSISTENCY) @Nullable String consistency) {
    return answers.userCount(asked(id, uri, consistency));
  }

  private static Asked asked(String id, UriInfo uri, @Nullable String consistency) {
    return new Asked(id, Relation::owners, GraphQuery.of(uri, consistency));
  }
}
