package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.provisioning.Verification;
import dev.tenantsync.dynamics.provisioning.Verification.Step;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Looks through all rows, in steps between which the puller does its work; heals what it finds. */
@ApplicationScoped
class VerifyPass {

  /**
   * What a pass came to.
   *
   * @param found rows that differed from what was last written
   */
  record Report(long found, long healed, long held) {}

  private final Database database;
  private final Verification verification;
  private final Reconciler reconciler;
  private final Duration interval;

  private Optional<UUID> reached = Optional.empty();
  private long nextPass;

  VerifyPass(
      Database database,
      Verification verification,
      Reconciler reconciler,
      DynamicsSettings settings) {
    this.database = database;
    this.verification = verification;
    this.reconciler = reconciler;
    this.interval = settings.verify().interval();
    this.nextPass = System.nanoTime() + interval.toNanos();
  }

  /** The next step, if a pass is under way or due. */
  void stepIfDue() {
    boolean due = !interval.isZero() && System.nanoTime() - nextPass >= 0;
    if (reached.isPresent() || due) {
      step();
    }
  }

  /** A whole pass from the beginning. */
  Report now() {
    long before = database.number("select coalesce(max(id), 0) as n from drift");
    reached = Optional.empty();
    int found = 0;
    do {
      found += step();
    } while (reached.isPresent());
    return new Report(found, since(before, "HEALED"), since(before, "HELD"));
  }

  private int step() {
    Step step = verification.step(reached);
    reached = step.next();
    if (reached.isEmpty()) {
      nextPass = System.nanoTime() + interval.toNanos();
    }
    if (step.found() > 0) {
      reconciler.drain();
    }
    return step.found();
  }

  private long since(long id, String outcome) {
    return database.number(
        "select count(*) as n from drift where id > ? and outcome = ?", id, outcome);
  }
}
