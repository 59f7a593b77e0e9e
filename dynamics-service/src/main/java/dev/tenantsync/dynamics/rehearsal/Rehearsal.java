package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Asked;
import dev.tenantsync.dynamics.entitlement.Batch;
import dev.tenantsync.dynamics.entitlement.Batch.Case;
import dev.tenantsync.dynamics.entitlement.Braked;
import dev.tenantsync.dynamics.entitlement.Decision;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Slots;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plays a script chunk by chunk. The Non-interactive slots are shared over all of it: what one
 * chunk frees serves whoever waits, and the turns taken at the end are decided as the sync would.
 */
final class Rehearsal {

  private final Script script;
  private final Terms terms;
  private final Map<UUID, Braked> braked;
  private final int[] effects;
  private final SeatCount seats = new SeatCount();
  private final Asks asks = new Asks();
  private final Set<UUID> moved = new HashSet<>();
  private final Set<UUID> turnsTaken = new HashSet<>();
  private final Set<UUID> slotsAsked = new HashSet<>();
  private Slots slots;

  Rehearsal(Script script, Terms terms) {
    this(script, terms, Map.of());
  }

  private Rehearsal(Script script, Terms terms, Map<UUID, Braked> braked) {
    this.script = script;
    this.terms = terms;
    this.braked = braked;
    this.effects = new int[script.edits().size()];
    this.slots = terms.environment().slots();
  }

  /** The same from the start; who is braked keeps their standing, and their slot. */
  Rehearsal braked(Map<UUID, Braked> verdict) {
    return new Rehearsal(script, terms, verdict);
  }

  /** Each account once. */
  List<Forecast> play(List<Subject> chunk) {
    List<Case> cases = new ArrayList<>();
    for (Subject subject : chunk) {
      Subject after = script.play(subject, effects);
      seats.moved(subject.seats(), after.seats());
      if (!after.equals(subject)) {
        moved.add(subject.objectId());
      }
      cases.add(terms.decidable(after));
    }
    return decide(chunk, cases);
  }

  /**
   * Whose turn it is once every chunk was played, in the plan or not; to be asked again until there
   * is nobody.
   */
  List<UUID> turns() {
    List<UUID> turns = slots.turns().stream().filter(id -> !turnsTaken.contains(id)).toList();
    turnsTaken.addAll(turns);
    return turns;
  }

  /** Decides those whose turn it is anew, from the rows there are. */
  List<Forecast> take(List<Subject> turns) {
    int[] countedBefore = new int[effects.length];
    return decide(
        turns,
        turns.stream()
            .map(subject -> terms.decidable(script.play(subject, countedBefore)))
            .toList());
  }

  private List<Forecast> decide(List<Subject> subjects, List<Case> cases) {
    Batch batch = Batch.decide(cases, terms.environment().with(slots), braked);
    slots = batch.slots();
    Map<UUID, Asked> asked =
        asks.add(cases, batch).stream()
            .collect(Collectors.toMap(Asked::objectId, Function.identity()));
    List<Forecast> forecasts = new ArrayList<>();
    for (int index = 0; index < cases.size(); index++) {
      Subject subject = subjects.get(index);
      Decision decision = batch.decisions().get(index);
      forecasts.add(
          new Forecast(
              subject.objectId(),
              subject.row(),
              decision,
              Optional.ofNullable(asked.get(subject.objectId()))
                  .map(one -> held(one, decision, subject))));
    }
    return forecasts;
  }

  private Decision held(Asked asked, Decision decision, Subject subject) {
    Row today = subject.row().orElseThrow();
    if (today.standing().holdsSlot()) {
      slotsAsked.add(asked.objectId());
    }
    return decision.with(new Braked(asked.brakeClass(), false), today);
  }

  /**
   * Whether a verdict of the brake changes anything for others: whoever is held keeps a
   * Non-interactive slot that somebody else was given.
   */
  boolean turnedBy(Set<UUID> verdict) {
    return slotsAsked.stream().anyMatch(verdict::contains);
  }

  /** The slots as they would stand. */
  Slots slots() {
    return slots;
  }

  /** What the decisions so far ask of the brake. */
  Asks asks() {
    return asks;
  }

  /** Accounts that an edit changes anything about. */
  Set<UUID> moved() {
    return moved;
  }

  SeatCount seats() {
    return seats;
  }

  /** How many accounts each edit changes anything about. */
  int[] effects() {
    return effects.clone();
  }
}
