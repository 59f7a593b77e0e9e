package dev.tenantsync.dynamics.provisioning;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.DirectoryFact;
import dev.tenantsync.dynamics.entitlement.Plan.Step;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import dev.tenantsync.dynamics.web.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One row per effect, in the effect's own transaction. No names and no addresses. */
@ApplicationScoped
class ProvisioningLog {

  private static final Logger LOG = Logger.getLogger(ProvisioningLog.class);

  /**
   * The cause is a change that came with a version not decided yet: whatever else is known of the
   * account was decided before. Of several the one that the reason rests on, else the newest.
   */
  private static final String INSERT =
      """
      insert into provisioning_log
        (object_id, systemuserid, account_version, step, reason, actor, correlation_id, before,
          after, position, cause)
      select p.object_id, p.systemuserid, p.version, p.step, p.reason, ?, ?, p.before::jsonb,
        p.after::jsonb, p.position, news.cause
      from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[])
          with ordinality
          as p (object_id, systemuserid, version, step, reason, before, after, position, facts, nth)
        left join lateral (
          select jsonb_build_object('fact', c.fact, 'at', c.at, 'actor', c.actor,
            'correlationId', c.correlation_id, 'position', c.position)
            || case when c.trace_parent is null then '{}'
              else jsonb_build_object('traceId', substr(c.trace_parent, 4, 32)) end as cause
          from current_cause c join directory_account a using (object_id)
          where c.object_id = p.object_id and coalesce(c.version, 1) > a.decided_version
            and (c.fact <> 'DIRECTORY_ROLES' or c.role_template_id = any (?))
          order by c.fact = any (p.facts::text[]) desc, c.at desc limit 1) news on true
      order by p.nth
      """;

  private record Entry(Change change, Step step, Delta delta) {}

  private final Database database;
  private final ObjectMapper json;
  private final RequestContext request;
  private final RunInHand run;

  ProvisioningLog(Database database, ObjectMapper json, RequestContext request, RunInHand run) {
    this.database = database;
    this.json = json;
    this.request = request;
    this.run = run;
  }

  void write(List<Change> changes, String actor) {
    List<Entry> entries =
        changes.stream()
            .flatMap(
                change ->
                    change.decision().plan().steps().stream()
                        .map(step -> new Entry(change, step, new Delta(json, change, step))))
            .toList();
    database.update(
        INSERT,
        actor,
        correlationId(),
        SqlArray.of("uuid", entries, entry -> entry.change().objectId()),
        SqlArray.of("uuid", entries, entry -> entry.change().systemuserId()),
        SqlArray.of("int8", entries, entry -> entry.change().account().version()),
        SqlArray.of("text", entries, entry -> entry.step().kind().name()),
        SqlArray.of("text", entries, entry -> entry.step().reason().id()),
        SqlArray.of("text", entries, entry -> entry.delta().before()),
        SqlArray.of("text", entries, entry -> entry.delta().after()),
        SqlArray.of("text", entries, entry -> entry.change().account().position()),
        SqlArray.of("text", entries, ProvisioningLog::facts),
        SqlArray.uuids(Arrays.stream(TenantRole.values()).map(TenantRole::templateId).toList()));
    if (LOG.isDebugEnabled()) {
      entries.forEach(
          entry ->
              LOG.debugf(
                  "%s %s %s",
                  entry.change().objectId(), entry.step().kind(), entry.step().reason().id()));
    }
  }

  /** Of the request in hand, else of the sync's run; null for what neither does. */
  private @Nullable String correlationId() {
    return RequestContext.isInHand() ? request.requestId() : run.correlationId().orElse(null);
  }

  private static String facts(Entry entry) {
    return DirectoryFact.behind(entry.step().reason()).stream()
        .map(DirectoryFact::name)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
