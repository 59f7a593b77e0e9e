package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.odata.EntityReader.Found;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.odata.Prefer;
import dev.tenantsync.odata.SqlCondition;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The request in hand as a query, and the answers that every entity set gives alike. */
@RequestScoped
public class ODataRequest {

  private final EntityReader reader;
  private final UriInfo uri;
  private final HttpHeaders headers;
  private final Links links;

  ODataRequest(EntityReader reader, UriInfo uri, HttpHeaders headers, Links links) {
    this.links = links;
    this.reader = reader;
    this.uri = uri;
    this.headers = headers;
  }

  /** The request's preferences. */
  public Prefer prefer() {
    List<String> given = headers.getRequestHeader("Prefer");
    return Prefer.parse(given == null ? List.of() : given);
  }

  /**
   * A page of the rows that meet a condition.
   *
   * @param path of the collection under the service root, for the next link
   */
  public Response list(Entity entity, SqlCondition rows, String path) {
    EntityQuery query = EntityQuery.list(entity, rawQuery(), prefer()).within(rows);
    String paged =
        query.prefer().maxPageSize().isPresent() ? "odata.maxpagesize=" + query.pageSize() : "";
    return applied(
        query, paged, Response.ok(reader.list(query, path), MediaType.APPLICATION_JSON_TYPE));
  }

  /** The number of rows that meet a condition, as plain text. */
  public Response count(Entity entity, SqlCondition rows) {
    EntityQuery query = EntityQuery.count(entity, rawQuery()).within(rows);
    int count = Math.min(reader.count(query), Annotations.MOST_COUNTED);
    return Response.ok(String.valueOf(count), MediaType.TEXT_PLAIN_TYPE).build();
  }

  /**
   * The row that a key names; 304 where the client has it already, which Dataverse never says of
   * expanded or annotated rows.
   */
  public Response one(RowKey key) {
    Entity entity = key.entity();
    EntityQuery query = EntityQuery.one(entity, rawQuery(), prefer()).within(key.condition());
    Found found = reader.one(query).orElseThrow(key::notFound);
    boolean plain = query.expansions().isEmpty() && !query.annotations().any();
    String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (plain && ETags.fresh(known, found.version())) {
      return Response.notModified().header(HttpHeaders.ETAG, ETags.of(found.version())).build();
    }
    return answer(query, found, "");
  }

  /**
   * What a write is to be answered with, read before it is made: a bad query must not be found out
   * afterwards.
   */
  public EntityQuery written(Entity entity) {
    return EntityQuery.written(entity, rawQuery(), prefer());
  }

  /** 204, or the row for a client that prefers {@code return=representation}. */
  public Response written(EntityQuery query, RowKey row) {
    if (query.prefer().returnRepresentation()) {
      Found found = reader.one(query.within(row.condition())).orElseThrow(row::notFound);
      return answer(query, found, "return=representation");
    }
    return Response.noContent().header("OData-EntityId", links.root() + row.path()).build();
  }

  /** The same of a row that was made: a representation comes with 201. */
  public Response created(EntityQuery query, RowKey row) {
    Response answer = written(query, row);
    return query.prefer().returnRepresentation()
        ? Response.fromResponse(answer).status(Response.Status.CREATED).build()
        : answer;
  }

  /** The conditions that the headers state. */
  public Conditions conditions() {
    return new Conditions(header(HttpHeaders.IF_MATCH), header(HttpHeaders.IF_NONE_MATCH));
  }

  /** The value of a request header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getHeaderString(name));
  }

  /** The decoded value of a query option, system or other. */
  public Optional<String> option(String name) {
    return Refusals.options(rawQuery()).option(name);
  }

  private static Response answer(EntityQuery query, Found found, String preference) {
    return applied(
        query,
        preference,
        Response.ok(found.json().toString(), MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.ETAG, ETags.of(found.version())));
  }

  private static Response applied(
      EntityQuery query, String preference, Response.ResponseBuilder answer) {
    String annotations =
        query
            .prefer()
            .includeAnnotations()
            .filter(asked -> query.annotations().any())
            .map(asked -> "odata.include-annotations=\"" + asked + "\"")
            .orElse("");
    String applied =
        Stream.of(preference, annotations)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(","));
    return applied.isEmpty()
        ? answer.build()
        : answer.header("Preference-Applied", applied).build();
  }

  /** As the client sent it, still percent-encoded. */
  private String rawQuery() {
    String query = uri.getRequestUri().getRawQuery();
    return query == null ? "" : query;
  }
}
