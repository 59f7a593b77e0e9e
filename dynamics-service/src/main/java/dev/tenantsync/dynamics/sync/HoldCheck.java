package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.database.DatabaseException;
import dev.tenantsync.dynamics.sync.BrakeState.BrakeJson;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells what the brake holds; the service is ready all the same. */
@Readiness
@ApplicationScoped
class HoldCheck implements HealthCheck {

  private final BrakeState state;

  HoldCheck(BrakeState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      BrakeJson brake = state.brake();
      return HealthCheckResponse.named("holds")
          .up()
          .withData("openHolds", brake.openHolds())
          .withData("heldUsers", brake.members().held())
          .build();
    } catch (DatabaseException unknown) {
      return HealthCheckResponse.named("holds").up().withData("openHolds", "unknown").build();
    }
  }
}
