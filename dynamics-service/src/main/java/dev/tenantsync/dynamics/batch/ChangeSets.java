package dev.tenantsync.dynamics.batch;

import dev.tenantsync.bootstrap.database.DatabaseFault;
import dev.tenantsync.dynamics.batch.Answer.StepAnswer;
import dev.tenantsync.dynamics.batch.Operation.ChangeSet;
import dev.tenantsync.dynamics.database.DatabaseException;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.provisioning.Promotion;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs change sets: all steps of one in one transaction, or nothing of it stands. The guard is
 * taken first, as by everyone who decides or edits, so that no two of them lock crosswise. One at a
 * time in this process: the guard would let no second one ahead, but it would keep a connection.
 */
@ApplicationScoped
class ChangeSets {

  private static final Logger LOG = Logger.getLogger(ChangeSets.class);

  /** The transaction manager cuts off what the change set's own clock did not. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  /** Leaves the transaction with the answer that stands for the whole change set. */
  private static final class Undone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StepAnswer answer;

    Undone(StepAnswer answer) {
      super("a step of a change set failed", null, false, false);
      this.answer = answer;
    }
  }

  private final Provisioner provisioner;
  private final Promotion promotion;
  private final Refused refused;
  private final Duration timeout;
  private final Semaphore turn = new Semaphore(1, true);

  ChangeSets(
      Provisioner provisioner, Promotion promotion, Refused refused, DynamicsSettings settings) {
    this.provisioner = provisioner;
    this.promotion = promotion;
    this.refused = refused;
    this.timeout = settings.batch().changeSetTimeout();
  }

  /** The answers of all steps, or the one of the step that failed. */
  Answer run(ChangeSet set, StepSender sender) {
    try {
      if (!turn.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return failed(DataverseException.unavailable("Other change sets are not yet done."));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return failed(DataverseException.unavailable("The service is stopping."));
    }
    try {
      return inTurn(set, sender);
    } finally {
      turn.release();
    }
  }

  /** Slots that it freed are given on once it stands, and nothing of that concerns its answer. */
  private Answer inTurn(ChangeSet set, StepSender sender) {
    Answer answer = inOneTransaction(set, sender);
    if (answer.changeSet()) {
      promotion.promoteIfPossible(sender.call().actor());
    }
    return answer;
  }

  private Answer inOneTransaction(ChangeSet set, StepSender sender) {
    try {
      List<StepAnswer> answers =
          QuarkusTransaction.requiringNew()
              .timeout((int) timeout.plus(GRACE).toSeconds())
              .call(() -> underGuard(set, sender));
      return new Answer(answers, true);
    } catch (Undone undone) {
      return Answer.single(undone.answer);
    } catch (QuarkusTransactionException fault) {
      LOG.error("a change set could not be committed", fault);
      return failed(
          DatabaseFault.in(fault)
              .map(DataverseException::of)
              .orElseGet(
                  () -> DataverseException.unavailable("The change set could not be committed.")));
    } catch (DatabaseException fault) {
      LOG.warnf("a change set could not begin: %s", fault.fault());
      return failed(
          fault
              .fault()
              .map(DataverseException::of)
              .orElseGet(
                  () -> DataverseException.unavailable("The change set could not be begun.")));
    }
  }

  private List<StepAnswer> underGuard(ChangeSet set, StepSender sender) {
    provisioner.lockGuard();
    long end = System.nanoTime() + timeout.toNanos();
    References references = new References();
    List<StepAnswer> answers = new ArrayList<>();
    for (Step step : set.steps()) {
      Received answer =
          System.nanoTime() > end ? refused.as(tooSlow()) : answer(step, references, sender);
      answers.add(StepAnswer.to(step, answer));
      if (answer.failed()) {
        throw new Undone(StepAnswer.to(step, answer));
      }
      references.note(step, answer);
    }
    return answers;
  }

  private Received answer(Step step, References references, StepSender sender) {
    try {
      Received answer = sender.send(references.resolved(step));
      boolean doomed = !answer.failed() && QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE;
      return doomed ? refused.as(undone()) : answer;
    } catch (DataverseException unresolved) {
      return refused.as(unresolved);
    }
  }

  private Answer failed(DataverseException refusal) {
    return Answer.single(new StepAnswer(null, refused.as(refusal)));
  }

  /** Dataverse: SqlTimeout. */
  private DataverseException tooSlow() {
    return new DataverseException(
        400,
        "0x80044151",
        "The change set took longer than "
            + timeout.toSeconds()
            + " seconds; nothing of it stands. Send fewer requests in one.");
  }

  private static DataverseException undone() {
    return DataverseException.unavailable(
        "The change set's transaction was given up; nothing of it stands.");
  }
}
