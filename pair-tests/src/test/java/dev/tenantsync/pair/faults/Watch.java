package dev.tenantsync.pair.faults;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at both databases all the while, past all proxies, for what must never be. */
final class Watch {

  private static final String SEATS =
      """
      select s.sku_part_number || ': ' || s.consumed || ' consumed, ' || count(a.user_id)
        || ' assigned, ' || (s.enabled + s.warning) || ' units'
      from sku s left join license_assignment a using (sku_id)
      group by s.sku_id
      having s.consumed <> count(a.user_id) or s.consumed > s.enabled + s.warning
      """;

  private static final String SLOTS =
      """
      select count(*) from systemuser
      where accessmode = 4 and not isdisabled and applicationid is null
      """;

  private static final String DISABLES = "step = 'DISABLE'";
  private static final String LOSSES = "step in ('DISABLE', 'REVOKE_SYSTEM_ADMINISTRATOR')";

  /**
   * One puller per term: the name of its connections, kept with each move of a cursor. And whom the
   * sync wanted to disable, for the brake may have put it off until it wanted so no more.
   */
  private static final String KEEP_RECORDS =
      """
      create table fault_move (term bigint, puller text, primary key (term, puller));
      create function note_fault_move() returns trigger language plpgsql as $body$
      begin
        insert into fault_move values (new.term, current_setting('application_name'))
        on conflict do nothing;
        return null;
      end $body$;
      create trigger note_fault_move after update on feed_cursor
        for each row execute function note_fault_move();
      create table fault_ask (object_id uuid, reason text);
      create function note_fault_ask() returns trigger language plpgsql as $body$
      begin
        insert into fault_ask values (new.object_id, new.reason);
        return null;
      end $body$;
      create trigger note_fault_ask after insert or update on brake_ask
        for each row execute function note_fault_ask();
      """;

  private static final String PULLERS =
      """
      select 'term ' || term || ' moved cursors by ' || string_agg(puller, ' and ')
      from fault_move group by term having count(*) > 1
      """;

  /** Of people whose rows nobody edited by hand: an edit may lead to the same step again. */
  private static final String LOG =
      """
      select object_id || ': ' || step || ' ' || count(*) || ' times at version ' || account_version
      from provisioning_log p
      where actor = 'sync' and not exists (
        select from provisioning_log by_hand
        where by_hand.object_id = p.object_id and by_hand.actor <> 'sync')
      group by object_id, account_version, step, reason, before, after having count(*) > 1
      """;

  private final Stage stage;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger full = new AtomicInteger();

  Watch(Stage stage) {
    this.stage = stage;
  }

  /** Has Dynamics' database keep what is asked for afterwards; once for a stage. */
  static void prepare(Stage stage) {
    stage.database("dynamics").execute(KEEP_RECORDS);
  }

  /** Looks once; a database that is away is looked at another time. */
  void look() {
    try {
      see();
    } catch (SQLException away) {
      // It was made to be away.
    }
  }

  private void see() throws SQLException {
    seen.addAll(stage.database("directory").texts(SEATS));
    int taken = Integer.parseInt(stage.database("dynamics").texts(SLOTS).get(0));
    if (taken > Tenant.SLOTS) {
      seen.add(taken + " Non-interactive users are enabled");
    }
    full.addAndGet(taken >= Tenant.SLOTS ? 1 : 0);
    looks.incrementAndGet();
  }

  /** How often both databases were looked at. */
  int looks() {
    return looks.get();
  }

  /** How often no slot was left. */
  int full() {
    return full.get();
  }

  /** What was seen so far, and what stands in the records of the whole time. */
  List<String> faults(Watched people) {
    try {
      see();
      FaultyDatabase dynamics = stage.database("dynamics");
      seen.addAll(dynamics.texts(PULLERS));
      seen.addAll(dynamics.texts(LOG));
      seen.addAll(dynamics.texts(asks(people.untouched())));
      seen.addAll(dynamics.texts(asks(people.entitled())));
      seen.addAll(dynamics.texts(steps(people.untouched(), LOSSES)));
      seen.addAll(dynamics.texts(steps(people.entitled(), DISABLES)));
      seen.addAll(dynamics.texts(steps(people.outsiders(), "true")));
      return List.copyOf(seen);
    } catch (SQLException failure) {
      throw new IllegalStateException("the databases cannot be looked at", failure);
    }
  }

  private static String steps(List<String> people, String which) {
    return "select object_id || ': ' || step || ' for ' || reason || ', which must never be'"
        + " from provisioning_log"
        + of(people)
        + " and "
        + which;
  }

  private static String asks(List<String> people) {
    return "select distinct object_id || ': to be disabled for ' || reason"
        + " || ', which must never be' from fault_ask"
        + of(people);
  }

  private static String of(List<String> people) {
    return " where object_id = any ('{" + String.join(",", people) + "}')";
  }

  /**
   * Questions that would not find what they are asked for: each wrong is planted, and taken back.
   *
   * @param person somebody whose row is there
   */
  static List<String> blindSpots(Stage stage, String person) {
    String step =
        "insert into provisioning_log (object_id, systemuserid, step, reason, actor)"
            + " select '%s', gen_random_uuid(), 'DISABLE', 'NO_LICENSE', 'sync'"
            + " from generate_series(1, 2)";
    FaultyDatabase dynamics = stage.database("dynamics");
    Map<String, Boolean> found =
        Map.of(
            "seats",
            stage.database("directory").finds(SEATS, "update sku set consumed = consumed + 1"),
            "pullers",
            dynamics.finds(PULLERS, "insert into fault_move values (-1, 'one'), (-1, 'two')"),
            "steps taken twice",
            dynamics.finds(LOG, step.formatted(UUID.randomUUID())),
            "losses",
            dynamics.finds(steps(List.of(person), LOSSES), step.formatted(person)),
            "disables put off",
            dynamics.finds(
                asks(List.of(person)),
                "insert into brake_ask (object_id, class, state, reason, account_version)"
                    + " values ('%s', 'LOSS', 'ASIDE', 'NO_LICENSE', 0)".formatted(person)));
    return found.entrySet().stream()
        .filter(question -> !question.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
