package dev.tenantsync.dynamics.provisioning;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Gives freed slots to the rows that wait longest, in a transaction of its own. */
@ApplicationScoped
public class Promotion {

  private final Provisioner provisioner;

  Promotion(Provisioner provisioner) {
    this.provisioner = provisioner;
  }

  /** To be asked after a batch or an edit has committed. */
  public Outcome promote(String actor) {
    if (provisioner.turns().isEmpty()) {
      return Outcome.NOTHING;
    }
    return QuarkusTransaction.requiringNew().call(() -> underGuard(actor));
  }

  private Outcome underGuard(String actor) {
    provisioner.lockGuard();
    List<UUID> turns = provisioner.turns();
    return turns.isEmpty() ? Outcome.NOTHING : provisioner.decide(turns, actor);
  }
}
