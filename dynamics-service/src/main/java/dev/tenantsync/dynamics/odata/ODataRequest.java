package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.odata.EntityReader.Found;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.odata.Prefer;
import dev.tenantsync.odata.SqlCondition;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The request in hand as a query, and the answers that every entity set gives alike. */
@RequestScoped
public class ODataRequest {

  private final EntityReader reader;
  private final ChangeTracking tracking;
  private final UriInfo uri;
  private final HttpHeaders headers;
  private final Links links;
  private final Model model;
  private final CurrentCaller caller;

  ODataRequest(
      EntityReader reader,
      ChangeTracking tracking,
      UriInfo uri,
      HttpHeaders headers,
      Links links,
      Model model,
      CurrentCaller caller) {
    this.reader = reader;
    this.tracking = tracking;
    this.uri = uri;
    this.headers = headers;
    this.links = links;
    this.model = model;
    this.caller = caller;
  }

  /** The request's preferences. */
  public Prefer prefer() {
    List<String> given = headers.getRequestHeader("Prefer");
    return Prefer.parse(given == null ? List.of() : given);
  }

  /** A page of the rows of a set that the caller may read, or of what changed among them. */
  public Response list(Entity entity) {
    if (tracking.isAskedFor(rawQuery(), prefer())) {
      EntityQuery query = EntityQuery.changes(view(), entity, rawQuery(), prefer());
      return applied(query, ChangeTracking.PREFERENCE, json(tracking.page(query, caller.get())));
    }
    return list(entity, SqlCondition.always(), entity.set());
  }

  /**
   * A page of the rows that meet a condition and that the caller may read.
   *
   * @param path of the collection under the service root, for the next link
   */
  public Response list(Entity entity, SqlCondition rows, String path) {
    return listed(entity, rows, new EntityReader.Shown(path, false));
  }

  /** The same, of which only the addresses are shown. */
  Response references(Entity entity, SqlCondition rows, String path) {
    return listed(entity, rows, new EntityReader.Shown(path, true));
  }

  private Response listed(Entity entity, SqlCondition rows, EntityReader.Shown shown) {
    EntityQuery query = EntityQuery.list(view(), entity, rawQuery(), prefer()).within(rows);
    String paged =
        query.prefer().maxPageSize().isPresent() ? "odata.maxpagesize=" + query.pageSize() : "";
    return applied(query, paged, json(reader.list(query, shown)));
  }

  /** The number of rows of a set, as plain text. */
  public Response count(Entity entity) {
    return count(entity, SqlCondition.always());
  }

  /** The number of rows that meet a condition and that the caller may read, as plain text. */
  public Response count(Entity entity, SqlCondition rows) {
    EntityQuery query = EntityQuery.count(view(), entity, rawQuery()).within(rows);
    int count = Math.min(reader.count(query), Annotations.MOST_COUNTED);
    return Response.ok(String.valueOf(count), MediaType.TEXT_PLAIN_TYPE).build();
  }

  /**
   * The row that a key names; 304 where the client has it already, which Dataverse never says of
   * expanded or annotated rows.
   */
  public Response one(RowKey key) {
    EntityQuery query = EntityQuery.one(view(), key.entity(), rawQuery(), prefer());
    Found found = read(query, key);
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
    return EntityQuery.written(view(), entity, rawQuery(), prefer());
  }

  /** 204, or the row for a client that prefers {@code return=representation}. */
  public Response written(EntityQuery query, RowKey row) {
    if (query.prefer().returnRepresentation()) {
      Found found = reader.one(query.within(row.condition())).orElseThrow(row::notFound);
      return Response.fromResponse(answer(query, found, "return=representation"))
          .header("OData-EntityId", links.root() + row.path())
          .build();
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

  /**
   * @throws dev.tenantsync.dynamics.error.DataverseException 400 for any query option
   */
  public void requireNoOptions() {
    EntityQuery.requireNone(rawQuery());
  }

  View view() {
    return new View(model, caller.get(), Instant.now());
  }

  /**
   * The row that a key names.
   *
   * @throws dev.tenantsync.dynamics.error.DataverseException 404 where there is none, 403 where the
   *     caller may not read it
   */
  Found read(EntityQuery query, RowKey key) {
    SqlCondition reach = view().reach(key.entity());
    EntityQuery one = query.within(key.condition()).within(reach);
    Optional<Found> found = reader.one(one);
    if (found.isEmpty()) {
      key.entity().guard().require(caller.get());
      if (!reader.isThere(key)) {
        throw key.notFound();
      }
      // It may have come between the two looks.
      found = reader.one(one);
    }
    return found.orElseThrow(CurrentCaller::outOfReach);
  }

  private static Response.ResponseBuilder json(byte[] document) {
    return Response.ok(document, MediaType.APPLICATION_JSON_TYPE);
  }

  private static Response answer(EntityQuery query, Found found, String preference) {
    return applied(
        query,
        preference,
        json(PageWriter.document(found.json()))
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
  String rawQuery() {
    String query = uri.getRequestUri().getRawQuery();
    return query == null ? "" : query;
  }
}
