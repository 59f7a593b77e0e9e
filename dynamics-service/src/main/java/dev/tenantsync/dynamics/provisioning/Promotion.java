package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.bootstrap.database.DatabaseFault;
import dev.tenantsync.dynamics.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Gives freed slots to the rows that wait longest, in a transaction of its own. */
@ApplicationScoped
public class Promotion {

  private static final Logger LOG = Logger.getLogger(Promotion.class);

  private final Database database;
  private final Provisioner provisioner;

  Promotion(Database database, Provisioner provisioner) {
    this.database = database;
    this.provisioner = provisioner;
  }

  /**
   * To be asked after a batch or an edit has committed. Within a transaction, as that of a change
   * set, it is left to whoever ends it: its guard would be waited for in vain.
   */
  public Outcome promote(String actor) {
    if (database.inTransaction() || provisioner.turns().isEmpty()) {
      return Outcome.NOTHING;
    }
    return QuarkusTransaction.requiringNew().call(() -> underGuard(actor));
  }

  /**
   * The same after an edit that stands already: whatever fails by now takes nothing of it back, and
   * the next run of the sync gives the slots.
   */
  public void promoteIfPossible(String actor) {
    try {
      promote(actor);
    } catch (RuntimeException failure) {
      DatabaseFault.in(failure)
          .ifPresentOrElse(
              fault -> LOG.warnf("freed slots are left to the next run: %s", fault),
              () -> LOG.error("freed slots are left to the next run", failure));
    }
  }

  private Outcome underGuard(String actor) {
    provisioner.lockGuard();
    List<UUID> turns = provisioner.turns();
    return turns.isEmpty() ? Outcome.NOTHING : provisioner.decide(turns, actor);
  }
}
