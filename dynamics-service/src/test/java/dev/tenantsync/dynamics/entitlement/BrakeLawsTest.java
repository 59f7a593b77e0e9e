package dev.tenantsync.dynamics.entitlement;

import static dev.tenantsync.dynamics.entitlement.Account.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.entitlement.Batch.Case;
import dev.tenantsync.dynamics.entitlement.Mark.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * However the rounds of one history are cut into batches, the same accounts are held, and no row is
 * enabled without an entitlement or a hold. Run again with {@code -Dlaws.seed=...}.
 */
class BrakeLawsTest {

  private static final int WORLDS = Integer.getInteger("laws.worlds", 2_000);
  private static final long SEED = Long.getLong("laws.seed", new Random().nextLong());
  private static final Limits LIMITS = new Limits(new Limit(2, 10), new Limit(3, 20));

  /** What the directory says of somebody. */
  private enum Say {
    LICENSED,
    UNLICENSED,
    BLOCKED,
    GONE
  }

  @Test
  void anyBatchesHoldTheSameAndNothingIsEnabledWithoutAReason() {
    System.out.println("laws.seed=" + SEED + " laws.worlds=" + WORLDS);
    for (int number = 0; number < WORLDS; number++) {
      long seed = SEED + number;
      List<Map<UUID, Say>> history = history(new Random(seed));
      Play one = new Play(new Random(seed * 31 + 1));
      Play other = new Play(new Random(seed * 31 + 2));
      for (Map<UUID, Say> round : history) {
        one.play(round);
        other.play(round);
        assertThat(one.marks).as("-Dlaws.worlds=1 -Dlaws.seed=%d", seed).isEqualTo(other.marks);
        assertThat(one.rows).as("-Dlaws.worlds=1 -Dlaws.seed=%d", seed).isEqualTo(other.rows);
        one.everyEnabledRowHasAReason(seed);
      }
    }
  }

  private static List<Map<UUID, Say>> history(Random random) {
    List<Map<UUID, Say>> rounds = new ArrayList<>();
    int people = 3 + random.nextInt(20);
    rounds.add(new TreeMap<>());
    for (int person = 0; person < people; person++) {
      rounds.get(0).put(new UUID(5, person), Say.LICENSED);
    }
    for (int round = random.nextInt(4); round >= 0; round--) {
      Map<UUID, Say> changes = new TreeMap<>();
      for (int change = random.nextInt(people); change >= 0; change--) {
        changes.put(
            new UUID(5, random.nextInt(people)), Say.values()[random.nextInt(Say.values().length)]);
      }
      rounds.add(changes);
    }
    return rounds;
  }

  /** One history in one rhythm: batches of any size, then what was set aside is judged. */
  private static final class Play {

    private final Random rhythm;
    private final Map<UUID, Say> said = new HashMap<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private final Map<UUID, Row> rows = new TreeMap<>();
    private final Map<UUID, Mark> marks = new TreeMap<>();
    private final Map<UUID, Asked> aside = new TreeMap<>();
    private final Map<UUID, BrakeClass> asked = new HashMap<>();
    private final Set<UUID> disabled = new HashSet<>();
    private long clock;

    Play(Random rhythm) {
      this.rhythm = rhythm;
    }

    void play(Map<UUID, Say> round) {
      clock++;
      said.putAll(round);
      round.keySet().forEach(id -> versions.put(id, clock));
      List<UUID> due = new ArrayList<>(round.keySet());
      Collections.shuffle(due, rhythm);
      boolean whole = rhythm.nextBoolean();
      int size = whole ? due.size() : 1 + rhythm.nextInt(due.size());
      for (int from = 0; from < due.size(); from += size) {
        decide(due.subList(from, Math.min(due.size(), from + size)), whole);
      }
      decide(judge(), true);
    }

    private void decide(List<UUID> ids, boolean whole) {
      List<Case> cases =
          ids.stream().map(id -> new Case(facts(id), Optional.ofNullable(rows.get(id)))).toList();
      Batch free = Batch.decide(cases, Rows.environment());
      Asking asking = Asking.of(cases, free, versions, marks);
      Map<UUID, Braked> braked = Brake.judge(asking, window(asking.disables(), whole), LIMITS);
      Batch batch = Batch.decide(cases, Rows.environment(), braked);
      ids.forEach(aside::remove);
      Set<UUID> ending = new HashSet<>(ids);
      settle(Verdicts.of(asking.disables(), braked), ending);
      ending.forEach(marks::remove);
      for (int index = 0; index < ids.size(); index++) {
        UUID id = ids.get(index);
        Rows.applied(Optional.ofNullable(rows.get(id)), id, batch.decisions().get(index))
            .ifPresent(row -> rows.put(id, row));
      }
    }

    private void settle(Verdicts verdicts, Set<UUID> ending) {
      verdicts.made().forEach(one -> asked.put(one.objectId(), one.brakeClass()));
      verdicts.made().forEach(one -> disabled.add(one.objectId()));
      verdicts.aside().forEach(one -> aside.put(one.objectId(), one));
      verdicts.staying().forEach(one -> ending.remove(one.objectId()));
      verdicts.allJoining().forEach(one -> hold(one, ending));
    }

    private void hold(Asked one, Set<UUID> ending) {
      asked.put(one.objectId(), one.brakeClass());
      ending.remove(one.objectId());
      marks.put(one.objectId(), new Mark(State.HELD, one.brakeClass(), one.reason(), 0));
    }

    /** Those released, to be decided once more. */
    private List<UUID> judge() {
      List<Asked> all = List.copyOf(aside.values());
      aside.clear();
      Map<UUID, Braked> braked = Brake.judge(new Asking(all, 0), window(all, true), LIMITS);
      Verdicts verdicts = Verdicts.of(all, braked);
      verdicts.allJoining().forEach(one -> hold(one, new HashSet<>()));
      verdicts
          .made()
          .forEach(
              one ->
                  marks.put(
                      one.objectId(),
                      new Mark(State.RELEASED, one.brakeClass(), one.reason(), one.version())));
      return verdicts.made().stream().map(Asked::objectId).toList();
    }

    private BrakeWindow window(List<Asked> now, boolean whole) {
      Map<UUID, BrakeClass> others = new LinkedHashMap<>(asked);
      now.stream().filter(Asked::counted).forEach(one -> others.remove(one.objectId()));
      Map<BrakeClass, Integer> counts = new EnumMap<>(BrakeClass.class);
      others.values().forEach(brakeClass -> counts.merge(brakeClass, 1, Integer::sum));
      long people =
          rows.entrySet().stream()
              .filter(row -> row.getValue().standing().enabled() || disabled.contains(row.getKey()))
              .count();
      Set<BrakeClass> moving = whole ? Set.of() : Set.of(BrakeClass.LOSS, BrakeClass.STATED);
      return new BrakeWindow(counts, people, 9, moving);
    }

    private AccountFacts facts(UUID id) {
      Account account = account().id(id);
      return switch (said.get(id)) {
        case LICENSED -> account.licensed().facts();
        case UNLICENSED -> account.facts();
        case BLOCKED -> account.licensed().blocked().facts();
        case GONE -> account.licensed().gone().facts();
      };
    }

    void everyEnabledRowHasAReason(long seed) {
      rows.forEach(
          (id, row) ->
              assertThat(
                      !row.standing().enabled()
                          || said.get(id) == Say.LICENSED
                          || marks.containsKey(id))
                  .as("%s, -Dlaws.worlds=1 -Dlaws.seed=%d", id, seed)
                  .isTrue());
    }
  }
}
