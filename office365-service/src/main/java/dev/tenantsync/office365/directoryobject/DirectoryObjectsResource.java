package dev.tenantsync.office365.directoryobject;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.web.Links;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /directoryObjects}: objects by their ids, whatever their kind. */
@Path("/v1.0/directoryObjects")
public class DirectoryObjectsResource {

  private static final int MOST_IDS = 1_000;

  @JsonIgnoreProperties("@odata.type")
  record AskedJson(@Nullable List<@Nullable String> ids, @Nullable List<@Nullable String> types) {}

  private final DirectoryObjects objects;
  private final AskedTypes types;
  private final Links links;

  DirectoryObjectsResource(DirectoryObjects objects, AskedTypes types, Links links) {
    this.objects = objects;
    this.types = types;
    this.links = links;
  }

  /** Several at once; ids of nothing are left out (Graph: directoryObject, getByIds). */
  @POST
  @Path("getByIds")
  @Transactional
  public CollectionJson<ObjectNode> getByIds(@Nullable AskedJson body, UriInfo uri) {
    List<String> selected = selected(uri);
    if (body == null || body.ids() == null) {
      throw GraphException.badProperty(
          "ids", "MissingValue", "A value is required for property 'ids'.");
    }
    return CollectionJson.whole(
        links.context("directoryObjects"),
        objects.read(ids(body.ids()), selected, types.kinds(body.types())));
  }

  @GET
  @Path("{id}")
  @Transactional
  public ObjectNode get(@PathParam("id") String id, UriInfo uri) {
    List<String> selected = selected(uri);
    ObjectNode found =
        objects.read(List.of(Guids.requireId(id)), selected).stream()
            .findFirst()
            .orElseThrow(() -> GraphException.notFound(id));
    ObjectNode answer = found.objectNode();
    return answer.put("@odata.context", links.context("directoryObjects/$entity")).setAll(found);
  }

  private List<String> selected(UriInfo uri) {
    return GraphQuery.of(uri, null).only("$select").select(objects::knows, "DirectoryObject");
  }

  private static List<UUID> ids(List<@Nullable String> texts) {
    if (texts.size() > MOST_IDS) {
      throw GraphException.badProperty(
          "ids", "InvalidValue", "At most " + MOST_IDS + " ids can be asked for at once.");
    }
    return texts.stream().map(text -> Guids.require("ids", text)).distinct().toList();
  }
}
