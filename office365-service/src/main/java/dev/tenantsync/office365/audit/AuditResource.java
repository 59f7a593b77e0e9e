package dev.tenantsync.office365.audit;

import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.Operator;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.audit.AuditNames.Known;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.PageTokens;
import dev.tenantsync.office365.odata.PageTokens.Position;
import dev.tenantsync.office365.web.Links;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** {@code /auditLogs/directoryAudits}: what happened in the directory, newest first. */
@Path("/v1.0/auditLogs/directoryAudits")
public class AuditResource {

  private static final String SET = "auditLogs/directoryAudits";

  /** What entries can be sorted by. */
  private static final PropertyTable ORDERS =
      PropertyTable.builder()
          .timestamp("activityDateTime", "c.changed_at", Admission.of(Operator.SORT))
          .key("activityDateTime")
          .build();

  private final AuditLog log;
  private final AuditNames names;
  private final PageTokens tokens;
  private final Links links;

  AuditResource(AuditLog log, AuditNames names, PageTokens tokens, Links links) {
    this.log = log;
    this.names = names;
    this.tokens = tokens;
    this.links = links;
  }

  @GET
  @Transactional
  public CollectionJson<AuditEntryJson> list(UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$filter", "$orderby", "$top", "$skiptoken");
    boolean newestFirst = newestFirst(query);
    SqlCondition condition =
        query.filter("DirectoryAudit").map(AuditFilter::condition).orElseGet(SqlCondition::always);
    Optional<Position> position = tokens.position(SET, query);
    SqlCondition behind =
        position.map(at -> condition.and(behind(at, newestFirst))).orElse(condition);
    int top = query.top();
    List<AuditRow> found = log.rows(behind, newestFirst, top + 1);
    List<AuditRow> page = found.subList(0, Math.min(top, found.size()));
    Known known = names.of(page);
    return new CollectionJson<>(
        links.context(SET),
        null,
        found.size() > top ? next(query, page.get(top - 1)) : null,
        page.stream().map(row -> AuditView.of(row, known, null)).toList());
  }

  @GET
  @Path("{id}")
  @Transactional
  public AuditEntryJson get(@PathParam("id") String id, UriInfo uri) {
    GraphQuery.of(uri, null).only();
    AuditRow row =
        AuditId.parse(id).flatMap(log::row).orElseThrow(() -> GraphException.notFound(id));
    return AuditView.of(row, names.of(List.of(row)), links.context(SET + "/$entity"));
  }

  /** Graph sorts this list beside a filter without asking for an advanced query. */
  private static boolean newestFirst(GraphQuery query) {
    return query.options().orderBy().isEmpty()
        || query.order(ORDERS, true).terms().get(0).descending();
  }

  private static SqlCondition behind(Position position, boolean newestFirst) {
    List<String> key = position.key().stream().map(String::valueOf).toList();
    return new SqlCondition(
        "(c.changed_at, c.xact, c.seq) " + (newestFirst ? "<" : ">") + " (?, ?::xid8, ?)",
        List.of(OffsetDateTime.parse(key.get(0)), key.get(1), Long.valueOf(key.get(2))));
  }

  private String next(GraphQuery query, AuditRow last) {
    List<String> key =
        List.of(last.at().toString(), last.id().xact(), Long.toString(last.id().seq()));
    String token = tokens.seal(SET, query, new Position(false, key));
    return links.here(query.options().with("$skiptoken", token).toQuery());
  }
}
