package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.rehearsal.Forecast.State;
import dev.tenantsync.dynamics.rehearsal.Forecast.Told;
import dev.tenantsync.dynamics.rehearsal.Outcomes.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans as they are kept, each write in a transaction of its own. */
@ApplicationScoped
class Plans {

  /** How long a plan is kept. */
  static final Duration KEPT = Duration.ofDays(1);

  /** A complete plan; what was proposed is {@link #proposal} and may be long. */
  record Stored(UUID id, Instant madeAt, String stateHash, Summary summary) {}

  private final Database database;
  private final ObjectMapper json;

  Plans(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Begins a plan, and forgets those that were kept long enough. */
  UUID begin(JsonNode proposal) {
    UUID id = UUID.randomUUID();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              database.update(
                  """
                  with old as (
                    delete from sync_plan where made_at < clock_timestamp() - ? * interval '1 second'
                    returning id)
                  delete from sync_plan_user where plan_id in (select id from old)
                  """,
                  KEPT.toSeconds());
              database.update(
                  "insert into sync_plan (id, proposal) values (?, ?::jsonb)",
                  id,
                  proposal.toString());
            });
    return id;
  }

  /** A user decided again takes the place of what was decided before. */
  void add(UUID plan, List<Outcome> outcomes) {
    if (!outcomes.isEmpty()) {
      QuarkusTransaction.requiringNew().run(() -> write(plan, outcomes));
    }
  }

  private void write(UUID plan, List<Outcome> outcomes) {
    Map<Told, Integer> places = new LinkedHashMap<>();
    SqlArray placed =
        SqlArray.of(
            "int4", outcomes, one -> places.computeIfAbsent(one.told(), told -> places.size() + 1));
    Set<Told> different = places.keySet();
    database.update(
        """
        insert into sync_plan_user
        select ?::uuid, p.object_id, effect, reason, enabled_before, mode_before,
          administrator_before, licensed_before, enabled_after, mode_after, administrator_after,
          licensed_after, steps
        from unnest(?::uuid[], ?::integer[]) as p (object_id, place)
          join unnest(?::text[], ?::text[], ?::boolean[], ?::smallint[], ?::boolean[],
            ?::boolean[], ?::boolean[], ?::smallint[], ?::boolean[], ?::boolean[], ?::text[])
            with ordinality as t (effect, reason, enabled_before, mode_before,
              administrator_before, licensed_before, enabled_after, mode_after,
              administrator_after, licensed_after, steps, place) using (place)
        on conflict (plan_id, object_id) do update set
          (effect, reason, enabled_after, mode_after, administrator_after, licensed_after, steps)
          = (excluded.effect, excluded.reason, excluded.enabled_after, excluded.mode_after,
           excluded.administrator_after, excluded.licensed_after, excluded.steps)
        """,
        plan,
        SqlArray.of("uuid", outcomes, Outcome::objectId),
        placed,
        SqlArray.of("text", different, one -> one.effect().name()),
        SqlArray.of("text", different, one -> one.reason().id()),
        state("bool", different, Told::before, State::enabled),
        state("int2", different, Told::before, State::accessMode),
        state("bool", different, Told::before, State::systemAdministrator),
        state("bool", different, Told::before, State::licensed),
        state("bool", different, Told::after, State::enabled),
        state("int2", different, Told::after, State::accessMode),
        state("bool", different, Told::after, State::systemAdministrator),
        state("bool", different, Told::after, State::licensed),
        SqlArray.of("text", different, Told::steps));
  }

  private static SqlArray state(
      String type,
      Set<Told> different,
      Function<Told, @Nullable State> when,
      Function<State, Object> part) {
    return SqlArray.of(
        type,
        different,
        one -> {
          State state = when.apply(one);
          return state == null ? null : part.apply(state);
        });
  }

  /** How many of the kept users there are of each effect. */
  Map<String, Long> effects(UUID plan) {
    return counted(
        "select effect as name, count(*) as n from sync_plan_user where plan_id = ? group by 1",
        plan);
  }

  /** Of those for whom something changes. */
  Map<String, Long> reasons(UUID plan) {
    return counted(
        "select reason as name, count(*) as n from sync_plan_user"
            + " where plan_id = ? and effect <> 'UNCHANGED' group by 1",
        plan);
  }

  /** How many more rows would be enabled than are. */
  long enabledMore(UUID plan) {
    return outside(
        """
        select count(*) filter (where enabled_after and not coalesce(enabled_before, false))
          - count(*) filter (where enabled_before and not enabled_after) as n
        from sync_plan_user where plan_id = ? and effect <> 'HELD'
        """,
        plan);
  }

  /** The snapshot that a plan is made in does not see the plan. */
  private long outside(String sql, UUID plan) {
    return QuarkusTransaction.requiringNew().call(() -> database.number(sql, plan));
  }

  private Map<String, Long> counted(String sql, UUID plan) {
    Map<String, Long> counts = new TreeMap<>();
    QuarkusTransaction.requiringNew()
        .call(() -> database.list(sql, row -> Map.entry(row.text("name"), row.number("n")), plan))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  void complete(UUID plan, String stateHash, Summary summary) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "update sync_plan set state_hash = ?, summary = ?::jsonb where id = ?",
                    stateHash,
                    text(summary),
                    plan));
  }

  /** Forgets its users, so that they can be played again. */
  void clear(UUID plan) {
    QuarkusTransaction.requiringNew()
        .run(() -> database.update("delete from sync_plan_user where plan_id = ?", plan));
  }

  void drop(UUID plan) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              database.update("delete from sync_plan_user where plan_id = ?", plan);
              database.update("delete from sync_plan where id = ?", plan);
            });
  }

  /** Empty where there is none, or it is not complete. */
  Optional<Stored> find(UUID plan) {
    return database.first(
        """
        select id, made_at, state_hash, summary::text as told from sync_plan
        where id = ? and summary is not null
        """,
        this::stored,
        plan);
  }

  /** What was proposed, as it came. */
  JsonNode proposal(Stored plan) {
    return database
        .first(
            "select proposal::text as proposed from sync_plan where id = ?",
            row -> tree(row.text("proposed")),
            plan.id())
        .orElseGet(NullNode::getInstance);
  }

  private Stored stored(Row row) throws SQLException {
    try {
      return new Stored(
          row.uuid("id"),
          row.instant("made_at"),
          row.text("state_hash"),
          json.readValue(row.text("told"), Summary.class));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String text(@Nullable Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
