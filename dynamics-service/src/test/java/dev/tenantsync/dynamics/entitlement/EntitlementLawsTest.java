package dev.tenantsync.dynamics.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.entitlement.History.Chapter;
import dev.tenantsync.dynamics.entitlement.History.Edit;
import dev.tenantsync.dynamics.entitlement.Mirrored.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The laws of the decision, over generated worlds. Each history is played twice in two rhythms:
 * pages cut anywhere, requests overlapping, batches of any size, repetitions, crashes. Run again
 * with {@code -Dlaws.seed=...}; {@code -Dlaws.worlds=...} sets how many.
 */
class EntitlementLawsTest {

  private static final int WORLDS = Integer.getInteger("laws.worlds", 10_000);
  private static final long SEED = Long.getLong("laws.seed", new Random().nextLong());

  @Test
  void theLawsHoldInEveryWorld() {
    System.out.println("laws.seed=" + SEED + " laws.worlds=" + WORLDS);
    for (int number = 0; number < WORLDS; number++) {
      long seed = SEED + number;
      try {
        holdIn(seed);
      } catch (AssertionError broken) {
        throw new AssertionError(
            "-Dlaws.worlds=1 -Dlaws.seed=" + seed + " : " + broken.getMessage(), broken);
      }
    }
  }

  private static void holdIn(long seed) {
    History history = History.random(new Random(seed));
    Play one = new Play(history, new Random(seed * 31 + 1));
    Play other = new Play(history, new Random(seed * 31 + 2));
    for (Chapter chapter : history.chapters()) {
      one.play(chapter);
      other.play(chapter);
      bothEndAlike(history, one.world, other.world);
      List<Edit> edits = chapter.edits().stream().filter(one::reachedRows).toList();
      List<String> outcomes = one.edit(edits);
      List<String> others = other.edit(edits);
      if (history.limitFalls() && !outcomes.equals(others)) {
        return;
      }
      assertThat(outcomes).as("edits by hand").isEqualTo(others);
    }
  }

  private static void bothEndAlike(History history, World one, World other) {
    for (Person person : one.people) {
      Row row = one.rows.get(person.id);
      LocalChoices local = one.local(person.id);
      boolean due = person.deserves(local);
      boolean enabled = row != null && row.standing().enabled();
      if (local.chosenMode() != AccessMode.NON_INTERACTIVE) {
        assertThat(enabled).as("enabled exactly if due: %s", person.id).isEqualTo(due);
        if (enabled) {
          assertThat(other.rows.get(person.id)).as("the same row").isEqualTo(row);
        }
      } else if (enabled) {
        assertThat(due).as("enabled only if due: %s", person.id).isTrue();
      }
    }
    if (!history.limitFalls()) {
      slotsAreUsed(one);
      slotsAreUsed(other);
    }
  }

  /** Who of several has the slot may depend on the rhythm; how many have one may not. */
  private static void slotsAreUsed(World world) {
    long wanting =
        world.people.stream()
            .filter(person -> world.local(person.id).chosenMode() == AccessMode.NON_INTERACTIVE)
            .filter(person -> person.deserves(world.local(person.id)))
            .count();
    assertThat((long) world.held()).as("slots in use").isEqualTo(Math.min(world.limit, wanting));
  }

  /** One history in one rhythm. */
  private static final class Play {

    final World world;
    private final Random rhythm;
    private final List<UUID> hadRow = new ArrayList<>();

    Play(History history, Random rhythm) {
      this.world = new World(history.people(), history.limit());
      this.rhythm = rhythm;
    }

    void play(Chapter chapter) {
      int next = 0;
      while (next < chapter.changes().size()) {
        if (rhythm.nextInt(3) == 0) {
          chapter.changes().get(next++).happen(world);
        } else {
          disturb();
        }
      }
      if (world.limit != chapter.limit()) {
        world.limit = chapter.limit();
        world.repeatDecisions();
      }
      world.comeToRest();
      everythingIsSettled();
    }

    private void disturb() {
      Feed feed = List.of(Feed.values()).get(rhythm.nextInt(3));
      switch (rhythm.nextInt(12)) {
        case 0, 1, 2 -> world.begin(feed, 1 + rhythm.nextInt(4));
        case 3, 4, 5 -> world.arrive(feed);
        case 6, 7, 8, 9 -> world.decide(some(world.pending()));
        case 10 -> world.crash();
        default -> {
          world.repeatPages();
          world.repeatDecisions();
        }
      }
    }

    private List<UUID> some(List<UUID> ids) {
      return ids.stream().filter(id -> rhythm.nextBoolean()).toList();
    }

    /** At rest a second decision, and a resync, find nothing to do. */
    private void everythingIsSettled() {
      List<UUID> everyone = world.people.stream().map(person -> person.id).toList();
      assertThat(plans(world.decide(everyone))).as("a second plan").isEmpty();
      if (rhythm.nextBoolean()) {
        assertThat(plans(world.resync())).as("a resync's plan").isEmpty();
      }
      for (Person person : world.people) {
        Row row = world.rows.get(person.id);
        if (row != null && row.standing().enabled()) {
          hadRow.add(person.id);
        }
      }
    }

    private static List<Plan> plans(List<Decision> decisions) {
      return decisions.stream().map(Decision::plan).filter(plan -> !plan.isEmpty()).toList();
    }

    /** A disabled row may exist in one rhythm only; edits keep to rows that both have. */
    boolean reachedRows(Edit edit) {
      return hadRow.contains(world.people.get(edit.person()).id);
    }

    List<String> edit(List<Edit> edits) {
      List<String> outcomes = edits.stream().map(edit -> edit.happen(world)).toList();
      world.comeToRest();
      return outcomes;
    }
  }
}
