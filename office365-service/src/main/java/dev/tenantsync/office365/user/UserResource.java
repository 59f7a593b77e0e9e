package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.GraphQuery;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Graph's user: create, read, change, delete. */
@Path("/v1.0/users")
public class UserResource {

  private final UserEdits edits;
  private final UserRegistry registry;
  private final RecycleBin bin;
  private final UserAnswers answers;

  UserResource(UserEdits edits, UserRegistry registry, RecycleBin bin, UserAnswers answers) {
    this.edits = edits;
    this.registry = registry;
    this.bin = bin;
    this.answers = answers;
  }

  @POST
  public Response create(@Nullable ObjectNode body, UriInfo uri) {
    GraphQuery.of(uri, null).only();
    return answers.created(registry.create(edits.ofNew(body)));
  }

  @GET
  @Path("/{key}")
  public JsonSerializable read(String key, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select", "$expand");
    return answers.one(key, query).orElseThrow(() -> GraphException.notFound(key));
  }

  @PATCH
  @Path("/{key}")
  public void change(String key, @Nullable ObjectNode body) {
    registry.change(key, edits.ofChange(body));
  }

  @DELETE
  @Path("/{key}")
  public void delete(String key) {
    bin.delete(key);
  }
}
