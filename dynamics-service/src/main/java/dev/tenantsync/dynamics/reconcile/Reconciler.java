package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.provisioning.Outcome;
import dev.tenantsync.dynamics.provisioning.Promotion;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Decides what is pending, a transaction per batch. A batch that fails for its data is halved until
 * the one who fails stands alone; trouble with the database leaves the batch as it is, for later.
 */
@ApplicationScoped
public class Reconciler {

  private static final Logger LOG = Logger.getLogger(Reconciler.class);
  private static final String ACTOR = "sync";
  private static final int ATTEMPTS = 3;

  private final Backlog backlog;
  private final Failures failures;
  private final Provisioner provisioner;
  private final Promotion promotion;
  private final int batchSize;

  Reconciler(
      Backlog backlog,
      Failures failures,
      Provisioner provisioner,
      Promotion promotion,
      DynamicsSettings settings) {
    this.backlog = backlog;
    this.failures = failures;
    this.provisioner = provisioner;
    this.promotion = promotion;
    this.batchSize = settings.sync().batchSize();
  }

  /** Decides until nothing is due. Does nothing in an environment not laid out yet. */
  Progress drain() {
    Progress progress = Progress.NONE;
    if (!provisioner.ready()) {
      return progress;
    }
    List<UUID> batch = backlog.due(batchSize);
    while (!batch.isEmpty()) {
      progress = progress.plus(decide(batch));
      batch = backlog.due(batchSize);
    }
    return progress.plus(Progress.of(promotion.promote(ACTOR)));
  }

  /** Decides these now, pending or not; who fails is remembered and passed over. */
  Progress decide(List<UUID> batch) {
    try {
      return Progress.of(decideTogether(batch, ATTEMPTS));
    } catch (RuntimeException failure) {
      if (Trouble.ofTheDatabase(failure)) {
        throw failure;
      }
      return batch.size() == 1
          ? failed(batch.get(0), failure)
          : decide(batch.subList(0, batch.size() / 2))
              .plus(decide(batch.subList(batch.size() / 2, batch.size())));
    }
  }

  private Outcome decideTogether(List<UUID> batch, int attempts) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () -> {
                Outcome outcome = provisioner.decide(batch, ACTOR);
                failures.clear(batch);
                return outcome;
              });
    } catch (RuntimeException failure) {
      if (attempts > 1 && Trouble.passing(failure)) {
        return decideTogether(batch, attempts - 1);
      }
      throw failure;
    }
  }

  private Progress failed(UUID objectId, RuntimeException failure) {
    LOG.warnf("%s could not be decided: %s", objectId, failure.getClass().getSimpleName());
    failures.user(objectId, Trouble.cause(failure));
    return Progress.ONE_FAILED;
  }
}
