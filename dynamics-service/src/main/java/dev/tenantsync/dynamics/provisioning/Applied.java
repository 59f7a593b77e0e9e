package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.Plan;
import java.util.List;

/**
 * Fired in the transaction in which plans are applied.
 *
 * @param steps of all of them
 */
public record Applied(List<Plan.Step> steps) {

  public Applied {
    steps = List.copyOf(steps);
  }
}
