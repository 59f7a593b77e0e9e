package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.rehearsal.Reckoning.Played;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Makes plans. Everything is read in one transaction that cannot write; the plan itself is kept
 * chunk by chunk in others.
 */
@ApplicationScoped
class Planner {

  private static final int LONGEST_SECONDS = (int) Duration.ofMinutes(10).toSeconds();

  private final Database database;
  private final Staging staging;
  private final DirectoryInquiry directory;
  private final FreshReading reading;
  private final Sightings sightings;
  private final Performer performer;
  private final Plans plans;
  private final Reckoning reckoning;

  /** A plan holds two connections and two chunks of people: one at a time. */
  private final Semaphore turn = new Semaphore(1, true);

  Planner(
      Database database,
      Staging staging,
      DirectoryInquiry directory,
      FreshReading reading,
      Sightings sightings,
      Performer performer,
      Plans plans,
      Reckoning reckoning) {
    this.database = database;
    this.staging = staging;
    this.directory = directory;
    this.reading = reading;
    this.sightings = sightings;
    this.performer = performer;
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
    reckoning.complete(plan, new Played(proposal, answers, scene, performer.perform(plan, scene)));
  }
}
