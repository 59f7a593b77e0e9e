package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.odata.Prefer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads one column of a row, or follows one of its relations, as far as the caller may. */
@RequestScoped
public class PropertyRequest {

  private static final Prefer NO_WISHES = Prefer.parse(List.of());

  private final ODataRequest request;
  private final Model model;
  private final Links links;

  PropertyRequest(ODataRequest request, Model model, Links links) {
    this.request = request;
    this.model = model;
    this.links = links;
  }

  /** A column's value, the row behind a lookup, or a collection; 204 where there is nothing. */
  public Response read(RowKey row, String property) {
    Optional<Navigation> navigation = model.navigation(row.entity(), property);
    if (navigation.isEmpty()) {
      JsonNode value = column(row, property);
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.put("@odata.context", links.context(row.path() + "/" + property));
      answer.set("value", value);
      return value.isNull() ? Response.noContent().build() : json(answer);
    }
    Entity target = request.view().target(navigation.get());
    if (navigation.get().many()) {
      UUID id = id(row);
      return request.list(target, navigation.get().of(id), path(row.entity(), id, property));
    }
    return behind(row, navigation.get())
        .map(request::one)
        .orElseGet(() -> Response.noContent().build());
  }

  /** A column's value as plain text. */
  public Response value(RowKey row, String property) {
    if (model.navigation(row.entity(), property).isPresent()) {
      throw Refusals.badQuery("A navigation property has no $value.");
    }
    JsonNode value = column(row, property);
    return value.isNull()
        ? Response.noContent().build()
        : Response.ok(value.asText(), MediaType.TEXT_PLAIN_TYPE).build();
  }

  /** The addresses of the related rows. */
  public Response references(RowKey row, String property) {
    Navigation navigation = relation(row, property);
    Entity target = request.view().target(navigation);
    if (navigation.many()) {
      UUID id = id(row);
      return request.references(
          target, navigation.of(id), path(row.entity(), id, property) + "/$ref");
    }
    return behind(row, navigation)
        .map(one -> json(reference(one)))
        .orElseGet(() -> Response.noContent().build());
  }

  /** How many related rows there are. */
  public Response count(RowKey row, String property) {
    Navigation navigation = relation(row, property);
    if (!navigation.many()) {
      throw Refusals.badQuery("'" + property + "' is no collection and has no $count.");
    }
    return request.count(request.view().target(navigation), navigation.of(id(row)));
  }

  private Navigation relation(RowKey row, String property) {
    return model
        .navigation(row.entity(), property)
        .orElseThrow(() -> Refusals.unknownSegment(property));
  }

  private JsonNode column(RowKey row, String name) {
    if (row.entity().attribute(name).isEmpty()) {
      throw Refusals.unknownSegment(name);
    }
    request.requireNoOptions();
    return selected(row, name).get(name);
  }

  private Optional<RowKey> behind(RowKey row, Navigation lookup) {
    String column = row.entity().lookup(lookup).orElseThrow().name();
    JsonNode id = selected(row, column).get(column);
    return id.isNull()
        ? Optional.empty()
        : Optional.of(RowKey.parse(lookup.target().get(), id.asText()));
  }

  private UUID id(RowKey row) {
    String key = row.entity().key().name();
    return UUID.fromString(selected(row, key).get(key).asText());
  }

  private ObjectNode selected(RowKey row, String column) {
    EntityQuery query =
        EntityQuery.one(request.view(), row.entity(), "$select=" + column, NO_WISHES);
    return request.read(query, row).json();
  }

  private ObjectNode reference(RowKey row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("@odata.context", links.context("$ref"))
        .put("@odata.id", links.root() + row.path());
  }

  private static String path(Entity entity, UUID id, String property) {
    return entity.set() + "(" + id + ")/" + property;
  }

  private static Response json(ObjectNode answer) {
    return Response.ok(answer.toString(), MediaType.APPLICATION_JSON_TYPE).build();
  }
}
