package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Braked;
import dev.tenantsync.dynamics.provisioning.BrakeOutlook;
import dev.tenantsync.dynamics.rehearsal.Outcomes.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plays a script to everybody it concerns and keeps what comes of it. A chunk is read in the
 * transaction in hand while the one before is played, and kept in transactions of its own.
 */
@ApplicationScoped
class Performer {

  private static final int CHUNK = 5_000;

  /**
   * A script that was played.
   *
   * @param users how many were decided
   * @param stateHash what all of it depends on
   */
  record Performance(Rehearsal rehearsal, long users, String stateHash) {}

  /** What stays the same while a plan is made. */
  private record Stage(UUID plan, Scene scene, Beside beside) {}

  private final Staging staging;
  private final Sightings sightings;
  private final Subjects subjects;
  private final BrakeOutlook brake;
  private final Plans plans;
  private final StateHash stateHash;

  Performer(
      Staging staging,
      Sightings sightings,
      Subjects subjects,
      BrakeOutlook brake,
      Plans plans,
      StateHash stateHash) {
    this.staging = staging;
    this.sightings = sightings;
    this.subjects = subjects;
    this.brake = brake;
    this.plans = plans;
    this.stateHash = stateHash;
  }

  /** In the snapshot that everything is read in. */
  Performance perform(UUID plan, Scene scene) {
    try (Beside beside = new Beside()) {
      return perform(new Stage(plan, scene, beside));
    }
  }

  private Performance perform(Stage stage) {
    Scene scene = stage.scene();
    Rehearsal rehearsal = new Rehearsal(scene.script(), scene.terms());
    Outcomes outcomes = new Outcomes();
    long users = play(stage, rehearsal, outcomes);
    Map<UUID, Braked> braked = braked(scene, rehearsal);
    if (rehearsal.turnedBy(braked.keySet()) || (outcomes.isFull() && !braked.isEmpty())) {
      plans.clear(stage.plan());
      rehearsal = rehearsal.braked(braked);
      outcomes = new Outcomes();
      play(stage, rehearsal, outcomes);
    }
    List<Outcome> settled = outcomes.settled(braked.keySet());
    stage.beside().next(() -> keep(stage.plan(), settled));
    String hash = stateHash.of(scene.roster());
    stage.beside().done();
    takeTurns(stage, rehearsal);
    return new Performance(rehearsal, users, hash);
  }

  /** Judged once everybody was played: the chunks are no rounds of the sync. */
  private Map<UUID, Braked> braked(Scene scene, Rehearsal rehearsal) {
    Predicate<UUID> moved =
        staging.movesEverybody(scene) ? id -> true : rehearsal.moved()::contains;
    return brake.judge(rehearsal.asks().asking(), rehearsal.asks().administrators(), moved);
  }

  private long play(Stage stage, Rehearsal rehearsal, Outcomes outcomes) {
    Roster roster = stage.scene().roster();
    long users = 0;
    int passed = 0;
    List<UUID> ids = next(stage.plan(), roster, null, 0);
    while (!ids.isEmpty()) {
      List<Subject> chunk = subjects.read(ids, stage.scene());
      stage
          .beside()
          .next(
              () -> plans.add(stage.plan(), outcomes.certain(kept(roster, rehearsal.play(chunk)))));
      users += chunk.size();
      passed += ids.size();
      ids = next(stage.plan(), roster, ids.get(ids.size() - 1), passed);
    }
    stage.beside().done();
    return users;
  }

  private void keep(UUID plan, List<Outcome> outcomes) {
    for (int from = 0; from < outcomes.size(); from += CHUNK) {
      plans.add(plan, outcomes.subList(from, Math.min(outcomes.size(), from + CHUNK)));
    }
  }

  private void takeTurns(Stage stage, Rehearsal rehearsal) {
    List<UUID> turns = rehearsal.turns();
    while (!turns.isEmpty()) {
      List<Forecast> taken = rehearsal.take(subjects.read(turns, stage.scene()));
      plans.add(stage.plan(), taken.stream().map(Outcome::of).toList());
      turns = rehearsal.turns();
    }
  }

  private List<UUID> next(UUID plan, Roster roster, @Nullable UUID last, int from) {
    if (!roster.everybody()) {
      return roster.named().subList(from, Math.min(roster.named().size(), from + CHUNK));
    }
    return sightings.everybody(plan, last == null ? new UUID(0, 0) : last, CHUNK);
  }

  private static List<Forecast> kept(Roster roster, List<Forecast> forecasts) {
    return roster.everybody()
        ? forecasts.stream().filter(one -> one.effect() != Effect.UNCHANGED).toList()
        : forecasts;
  }
}
