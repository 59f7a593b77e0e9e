package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.provisioning.Again;
import dev.tenantsync.dynamics.provisioning.Outcome;
import dev.tenantsync.dynamics.provisioning.Promotion;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.provisioning.SetAside;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
  private final SetAside setAside;
  private final Again again;
  private final int batchSize;

  Reconciler(
      Backlog backlog,
      Failures failures,
      Provisioner provisioner,
      Promotion promotion,
      SetAside setAside,
      Again again,
      DynamicsSettings settings) {
    this.backlog = backlog;
    this.failures = failures;
    this.provisioner = provisioner;
    this.promotion = promotion;
    this.setAside = setAside;
    this.again = again;
    this.batchSize = settings.sync().batchSize();
  }

  /** Decides until nothing is due. Does nothing in an environment not laid out yet. */
  Progress drain() {
    Progress progress = Progress.NONE;
    if (!provisioner.ready()) {
      return progress;
    }
    do {
      List<UUID> batch = next();
      while (!batch.isEmpty()) {
        progress = progress.plus(decide(batch, batch.size() < batchSize));
        batch = next();
      }
    } while (setAside.judge() > 0 || again.administratorsReplaced() > 0);
    return progress.plus(Progress.of(promotion.promote(ACTOR)));
  }

  private List<UUID> next() {
    Set<UUID> batch = new LinkedHashSet<>(backlog.due(batchSize));
    if (batch.size() < batchSize) {
      batch.addAll(again.due(batchSize - batch.size()));
    }
    return List.copyOf(batch);
  }

  /** Decides these now, pending or not; who fails is remembered and passed over. */
  Progress decide(List<UUID> batch) {
    return decide(batch, true);
  }

  private Progress decide(List<UUID> batch, boolean everything) {
    try {
      return Progress.of(decideTogether(batch, everything));
    } catch (RuntimeException failure) {
      if (Trouble.ofTheDatabase(failure)) {
        throw failure;
      }
      return batch.size() == 1
          ? failed(batch.get(0), failure)
          : decide(batch.subList(0, batch.size() / 2), false)
              .plus(decide(batch.subList(batch.size() / 2, batch.size()), false));
    }
  }

  private Outcome decideTogether(List<UUID> batch, boolean everything) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(() -> decideInTransaction(batch, everything));
      } catch (RuntimeException failure) {
        if (attempt == ATTEMPTS || !Trouble.passing(failure)) {
          throw failure;
        }
      }
    }
  }

  private Outcome decideInTransaction(List<UUID> batch, boolean everything) {
    Outcome outcome = provisioner.reconcile(batch, ACTOR, everything);
    failures.clear(batch);
    again.done(batch);
    return outcome;
  }

  private Progress failed(UUID objectId, RuntimeException failure) {
    LOG.warnf("%s could not be decided: %s", objectId, failure.getClass().getSimpleName());
    failures.user(objectId, Trouble.cause(failure));
    return Progress.ONE_FAILED;
  }
}
