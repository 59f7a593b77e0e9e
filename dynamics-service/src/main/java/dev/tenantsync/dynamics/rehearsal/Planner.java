package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.Braked;
import dev.tenantsync.dynamics.provisioning.BrakeOutlook;
import dev.tenantsync.dynamics.rehearsal.Outcomes.Outcome;
import dev.tenantsync.dynamics.rehearsal.Reckoning.Played;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans. Everything is read in one transaction that cannot write; the plan itself is kept
 * chunk by chunk in others.
 */
@ApplicationScoped
class Planner {

  private static final int CHUNK = 5_000;
  private static final int LONGEST_SECONDS = (int) Duration.ofMinutes(10).toSeconds();

  private final Database database;
  private final Staging staging;
  private final DirectoryInquiry directory;
  private final FreshReading reading;
  private final Sightings sightings;
  private final Subjects subjects;
  private final BrakeOutlook brake;
  private final Plans plans;
  private final Reckoning reckoning;

  /** A plan holds two connections and a chunk of people: one at a time. */
  private final Semaphore turn = new Semaphore(1, true);

  Planner(
      Database database,
      Staging staging,
      DirectoryInquiry directory,
      FreshReading reading,
      Sightings sightings,
      Subjects subjects,
      BrakeOutlook brake,
      Plans plans,
      Reckoning reckoning) {
    this.database = database;
    this.staging = staging;
    this.directory = directory;
    this.reading = reading;
    this.sightings = sightings;
    this.subjects = subjects;
    this.brake = brake;
    this.plans = plans;
    this.reckoning = reckoning;
  }

  /** The id of the plan made. */
  UUID make(JsonNode body) {
    Proposal proposal = ProposalReader.read(body);
    DirectoryAnswers answers = directory.ask(proposal, staging.unread(proposal));
    turn.acquireUninterruptibly();
    UUID plan = plans.begin(body);
    boolean complete = false;
    try {
      Optional<Afresh> afresh =
          proposal.resync() ? Optional.of(reading.read(plan)) : Optional.empty();
      QuarkusTransaction.requiringNew()
          .timeout(LONGEST_SECONDS)
          .run(() -> inSnapshot(plan, proposal, answers, afresh));
      complete = true;
      return plan;
    } finally {
      turn.release();
      sightings.forget(plan);
      if (!complete) {
        plans.drop(plan);
      }
    }
  }

  private void inSnapshot(
      UUID plan, Proposal proposal, DirectoryAnswers answers, Optional<Afresh> afresh) {
    database.update("set transaction isolation level repeatable read, read only");
    Scene scene = staging.scene(proposal, answers, afresh);
    Rehearsal rehearsal = new Rehearsal(scene.script(), scene.terms());
    Outcomes outcomes = new Outcomes();
    long users = play(plan, scene, rehearsal, outcomes);
    Map<UUID, Braked> braked = braked(scene, rehearsal);
    if (rehearsal.turnedBy(braked.keySet()) || (outcomes.isFull() && !braked.isEmpty())) {
      plans.clear(plan);
      rehearsal = rehearsal.braked(braked);
      outcomes = new Outcomes();
      play(plan, scene, rehearsal, outcomes);
    }
    keep(plan, outcomes.settled(braked.keySet()));
    takeTurns(plan, scene, rehearsal);
    reckoning.complete(plan, new Played(proposal, answers, scene, rehearsal, users));
  }

  /** Judged once everybody was played: the chunks are no rounds of the sync. */
  private Map<UUID, Braked> braked(Scene scene, Rehearsal rehearsal) {
    Predicate<UUID> moved =
        staging.movesEverybody(scene) ? id -> true : rehearsal.moved()::contains;
    return brake.judge(rehearsal.asks().asking(), rehearsal.asks().administrators(), moved);
  }

  private long play(UUID plan, Scene scene, Rehearsal rehearsal, Outcomes outcomes) {
    long users = 0;
    int passed = 0;
    List<UUID> ids = next(plan, scene.roster(), null, 0);
    while (!ids.isEmpty()) {
      List<Forecast> forecasts = rehearsal.play(subjects.read(ids, scene));
      users += forecasts.size();
      passed += ids.size();
      plans.add(plan, outcomes.certain(kept(scene.roster(), forecasts)));
      ids = next(plan, scene.roster(), ids.get(ids.size() - 1), passed);
    }
    return users;
  }

  private void keep(UUID plan, List<Outcome> outcomes) {
    for (int from = 0; from < outcomes.size(); from += CHUNK) {
      plans.add(plan, outcomes.subList(from, Math.min(outcomes.size(), from + CHUNK)));
    }
  }

  private void takeTurns(UUID plan, Scene scene, Rehearsal rehearsal) {
    List<UUID> turns = rehearsal.turns();
    while (!turns.isEmpty()) {
      List<Forecast> taken = rehearsal.take(subjects.read(turns, scene));
      plans.add(plan, taken.stream().map(Outcome::of).toList());
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
