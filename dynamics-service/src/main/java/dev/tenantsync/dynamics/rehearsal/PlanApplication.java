package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.environment.Setting;
import dev.tenantsync.dynamics.rehearsal.Plans.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What it takes to do what was planned; doing it is the caller's. */
@ApplicationScoped
public class PlanApplication {

  /**
   * A plan that somebody wants done.
   *
   * @param local false where some of it can be done in the directory only
   * @param settings to change; an empty value hands one back to the configuration
   */
  public record Order(
      UUID plan,
      String stateHash,
      boolean local,
      Map<Setting, Optional<Object>> settings,
      boolean resync) {}

  private final Plans plans;
  private final Staging staging;
  private final StateHash stateHash;

  PlanApplication(Plans plans, Staging staging, StateHash stateHash) {
    this.plans = plans;
    this.staging = staging;
    this.stateHash = stateHash;
  }

  /** Empty where there is no such plan, or no more. */
  public Optional<Order> find(UUID plan) {
    return plans.find(plan).map(this::order);
  }

  private Order order(Stored plan) {
    Proposal proposal = ProposalReader.read(plans.proposal(plan));
    return new Order(
        plan.id(), plan.stateHash(), proposal.local(), proposal.settings(), proposal.resync());
  }

  /**
   * Whether everything that a plan of local edits depends on is as it was; to be asked under the
   * guard, in the transaction that then does it.
   */
  @Transactional(TxType.MANDATORY)
  public boolean stands(Order order) {
    return plans
        .find(order.plan())
        .map(plan -> ProposalReader.read(plans.proposal(plan)))
        .map(proposal -> staging.roster(proposal, Set.of()))
        .filter(roster -> stateHash.of(roster).equals(order.stateHash()))
        .isPresent();
  }
}
