package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.bootstrap.trace.Traces;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.Plan.Step;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Tells in traces which rows were written, once that is committed, each linked to the requests to
 * the directory that it goes back to: a batch has many causes, so they are links and no parents.
 * Ids, steps and reasons; no names.
 */
@ApplicationScoped
class ChangeTraces {

  private static final AttributeKey<String> ROW = AttributeKey.stringKey("tenantsync.systemuserid");
  private static final AttributeKey<String> ACCOUNT =
      AttributeKey.stringKey("tenantsync.azureactivedirectoryobjectid");
  private static final AttributeKey<List<String>> DECISION =
      AttributeKey.stringArrayKey("tenantsync.decision");
  private static final AttributeKey<List<String>> REASON =
      AttributeKey.stringArrayKey("tenantsync.reason");

  /** Causes as of the provisioning log: those that came with a version not decided yet. */
  private static final String CAUSES =
      """
      select c.object_id, array_agg(distinct c.trace_parent) as trace_parents
      from current_cause c join directory_account a using (object_id)
      where c.object_id = any(?) and c.trace_parent is not null
        and coalesce(c.version, 1) > a.decided_version
      group by c.object_id
      """;

  private final Database database;
  private final Traces traces;
  private final Event<Written> written;

  ChangeTraces(Database database, Traces traces, Event<Written> written) {
    this.database = database;
    this.traces = traces;
    this.written = written;
  }

  /** A row that was written. */
  record Effect(Attributes attributes, List<String> causes) {}

  /** Rows that stand as soon as the transaction in hand is committed. */
  record Written(Instant begun, List<Effect> effects) {}

  /** To be called before what was decided is remembered: that tells which causes are new. */
  void written(List<Change> changes, Instant begun) {
    if (!traces.on() || changes.isEmpty()) {
      return;
    }
    Map<UUID, List<String>> causes = causes(changes);
    written.fire(
        new Written(
            begun,
            changes.stream()
                .map(
                    change ->
                        new Effect(
                            attributes(change), causes.getOrDefault(change.objectId(), List.of())))
                .toList()));
  }

  void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) Written committed) {
    committed
        .effects()
        .forEach(
            effect ->
                traces.done(
                    "apply systemuser", committed.begun(), effect.causes(), effect.attributes()));
  }

  private Map<UUID, List<String>> causes(List<Change> changes) {
    Map<UUID, List<String>> found = new HashMap<>();
    database
        .list(
            CAUSES,
            row -> Map.entry(row.uuid("object_id"), row.texts("trace_parents")),
            SqlArray.uuids(changes.stream().map(Change::objectId).toList()))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private static Attributes attributes(Change change) {
    return Attributes.of(
        ROW,
        change.systemuserId().toString(),
        ACCOUNT,
        change.objectId().toString(),
        DECISION,
        words(change, step -> step.kind().name()),
        REASON,
        words(change, step -> step.reason().id()));
  }

  private static List<String> words(Change change, Function<Step, String> word) {
    return change.decision().plan().steps().stream().map(word).distinct().toList();
  }
}
