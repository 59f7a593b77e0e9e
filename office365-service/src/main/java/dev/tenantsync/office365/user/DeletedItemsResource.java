package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.KeysetList;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Graph's deleted items: users who can still be restored. */
@Path("/v1.0/directory/deletedItems")
public class DeletedItemsResource {

  private static final String NEW_NAME = "newUserPrincipalName";
  private static final String RECONCILE = "autoReconcileProxyConflict";

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Users users;
  private final RecycleBin bin;
  private final UserAnswers answers;

  DeletedItemsResource(Users users, RecycleBin bin, UserAnswers answers) {
    this.users = users;
    this.bin = bin;
    this.answers = answers;
  }

  /** Graph lists deleted items of one kind only. */
  @GET
  public void all(UriInfo uri) {
    GraphQuery.of(uri, null).only(KeysetList.offered());
    throw GraphException.badRequest(
        "Deleted items are listed by type: /directory/deletedItems/microsoft.graph.user.");
  }

  @GET
  @Path("/user")
  @Transactional
  public CollectionJson<ObjectNode> list(
      UriInfo uri, @RestHeader(UserListResource.CONSISTENCY) @Nullable String consistency) {
    return answers.page(UserList.Members.DELETED, GraphQuery.of(uri, consistency));
  }

  @GET
  @Path("/user/$count")
  @Produces(MediaType.TEXT_PLAIN)
  public String count(
      UriInfo uri, @RestHeader(UserListResource.CONSISTENCY) @Nullable String consistency) {
    return answers.count(UserList.Members.DELETED, GraphQuery.of(uri, consistency));
  }

  @GET
  @Path("/{id}")
  @Transactional
  public ObjectNode read(String id, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select");
    return users
        .findByIdOptional(uuid(id))
        .filter(User::isDeleted)
        .map(user -> answers.directoryObject(user, query))
        .orElseThrow(() -> GraphException.notFound(id));
  }

  @POST
  @Path("/{id}/restore")
  @Transactional
  public ObjectNode restore(String id, @Nullable ObjectNode body, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only();
    return answers.directoryObject(bin.restore(uuid(id), newName(body)), query);
  }

  @DELETE
  @Path("/{id}")
  public void purge(String id) {
    bin.purge(uuid(id));
  }

  private static Optional<String> newName(@Nullable ObjectNode body) {
    Optional<String> name = Optional.empty();
    if (body == null) {
      return name;
    }
    for (Map.Entry<String, JsonNode> entry : body.properties()) {
      JsonNode value = entry.getValue();
      if (value.isNull()) {
        continue;
      }
      switch (entry.getKey()) {
        // There are no proxy addresses that could be in conflict.
        case RECONCILE -> PropertyValues.bool(RECONCILE, value);
        case NEW_NAME -> name = Optional.of(text(value));
        default -> throw UserRefusals.unknown(entry.getKey());
      }
    }
    return name;
  }

  private static String text(JsonNode value) {
    if (!value.isTextual()) {
      throw UserRefusals.wrongType(NEW_NAME, UserProperty.ValueType.TEXT.wireName());
    }
    return value.textValue();
  }

  private static UUID uuid(String id) {
    if (!GUID.matcher(id).matches()) {
      throw UserRefusals.malformedId(id);
    }
    return UUID.fromString(id);
  }
}
