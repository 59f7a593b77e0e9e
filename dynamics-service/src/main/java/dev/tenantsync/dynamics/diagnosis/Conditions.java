package dev.tenantsync.dynamics.diagnosis;

import static dev.tenantsync.dynamics.diagnosis.Finding.fail;
import static dev.tenantsync.dynamics.diagnosis.Finding.pass;

import dev.tenantsync.dynamics.access.Applicant;
import dev.tenantsync.dynamics.access.Change;
import dev.tenantsync.dynamics.access.Evidence;
import dev.tenantsync.dynamics.access.Fact;
import dev.tenantsync.dynamics.access.Gate;
import dev.tenantsync.dynamics.access.GateVerdict;
import dev.tenantsync.dynamics.access.Gates;
import dev.tenantsync.dynamics.access.Surface;
import dev.tenantsync.dynamics.access.Verdict;
import dev.tenantsync.dynamics.diagnosis.Finding.Check;
import dev.tenantsync.dynamics.diagnosis.Finding.Result;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Desired;
import dev.tenantsync.dynamics.entitlement.Entitlement;
import dev.tenantsync.dynamics.entitlement.Lifecycle;
import dev.tenantsync.dynamics.entitlement.LocalChoices;
import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Scope;
import dev.tenantsync.dynamics.entitlement.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The conditions that the decision and the gates make of a user, looked at one by one. */
final class Conditions {

  private final Applicant applicant;
  private final List<String> teamRoles;
  private final boolean groupConfigured;

  Conditions(Applicant applicant, List<String> teamRoles, boolean groupConfigured) {
    this.applicant = applicant;
    this.teamRoles = teamRoles;
    this.groupConfigured = groupConfigured;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(ofFacts(Check.ENABLED_IN_DIRECTORY, Conditions::enabled));
    findings.add(ofFacts(Check.LICENSE, this::licence));
    findings.add(groupConfigured ? ofFacts(Check.SECURITY_GROUP, Conditions::group) : noGroup());
    findings.add(role());
    findings.add(teams());
    findings.add(row());
    findings.add(block());
    findings.add(deletion());
    findings.add(slot());
    findings.add(delay(Check.HELD_CHANGE, Fact.HOLD, "No change of this user is held."));
    findings.add(delay(Check.USER_FAILURE, Fact.SYNC_FAILURE, "Deciding this user did not fail."));
    return findings;
  }

  /** What the mirror has to know for it. */
  private interface Look {
    Finding at(AccountFacts facts);
  }

  private Finding ofFacts(Check check, Look look) {
    return applicant
        .facts()
        .map(look::at)
        .orElseGet(() -> Finding.of(check, Result.UNKNOWN, Reason.ACCOUNT_UNKNOWN.sentence()));
  }

  private static Finding enabled(AccountFacts facts) {
    Check check = Check.ENABLED_IN_DIRECTORY;
    return switch (facts.lifecycle().presence()) {
      case SOFT_DELETED -> fail(check, Reason.DELETED_IN_DIRECTORY, Change.RESTORE_ACCOUNT);
      case GONE -> fail(check, Reason.DELETED_IN_DIRECTORY, Change.CREATE_NEW_ACCOUNT);
      case PRESENT ->
          facts.lifecycle().signInAllowed()
              ? pass(check, "The account is present and may sign in.")
              : fail(check, Reason.SIGN_IN_BLOCKED, Change.UNBLOCK_SIGN_IN);
    };
  }

  private Finding licence(AccountFacts facts) {
    if (facts.now().licensed()) {
      return pass(Check.LICENSE, Reason.LICENSED.sentence());
    }
    Entitlement without = Entitlement.of(welcome(facts), applicant.row().map(Conditions::free));
    return without.granted()
        ? Finding.of(Check.LICENSE, Result.NOT_APPLICABLE, without.reason().sentence())
        : fail(Check.LICENSE, Reason.NO_LICENSE, Change.ASSIGN_LICENSE);
  }

  private static Finding noGroup() {
    return Finding.of(
        Check.SECURITY_GROUP, Result.NOT_APPLICABLE, "The environment has no security group.");
  }

  private static Finding group(AccountFacts facts) {
    if (facts.now().scope() == Scope.IN) {
      return pass(Check.SECURITY_GROUP, "The account is in the environment's security group.");
    }
    return switch (Entitlement.of(welcome(facts), Optional.empty()).reason()) {
      case OUTSIDE_SECURITY_GROUP ->
          fail(Check.SECURITY_GROUP, Reason.OUTSIDE_SECURITY_GROUP, Change.ADD_TO_SECURITY_GROUP);
      default ->
          facts.now().scope() == Scope.UNKNOWN
              ? Finding.of(Check.SECURITY_GROUP, Result.UNKNOWN, Reason.SCOPE_UNKNOWN.sentence())
                  .helpedBy(Change.READ_SECURITY_GROUP)
              : Finding.of(
                  Check.SECURITY_GROUP,
                  Result.NOT_APPLICABLE,
                  "The account's directory role exempts it from the security group.");
    };
  }

  /** The facts as if nothing but licence, roles and group counted. */
  private static AccountFacts welcome(AccountFacts facts) {
    return facts.settledNow().with(new Lifecycle(Presence.PRESENT, null, true));
  }

  private static Row free(Row row) {
    return new Row(
        row.objectId(),
        row.standing(),
        new LocalChoices(row.local().chosenMode(), false, false),
        row.state(),
        row.profile(),
        row.administrator());
  }

  private Finding role() {
    return applicant.securityRoles().isEmpty()
        ? fail(Check.SECURITY_ROLE, Reason.NO_SECURITY_ROLE, Change.ASSIGN_SECURITY_ROLE)
        : pass(Check.SECURITY_ROLE, "Held: " + String.join(", ", applicant.securityRoles()) + ".");
  }

  private Finding teams() {
    return teamRoles.isEmpty()
        ? Finding.of(
            Check.TEAM_ROLES, Result.NOT_APPLICABLE, "No security role comes through a team.")
        : pass(Check.TEAM_ROLES, "Through owner teams: " + String.join(", ", teamRoles) + ".");
  }

  /** The first two gates stand the same way for every surface. */
  private Finding row() {
    List<GateVerdict> gates = Gates.ask(applicant, Surface.WEB_API).gates();
    Optional<GateVerdict> closed =
        gates.stream()
            .filter(gate -> gate.gate() == Gate.ROW_EXISTS || gate.gate() == Gate.ENABLED)
            .filter(gate -> gate.verdict() == Verdict.CLOSED)
            .findFirst();
    return closed
        .map(
            gate ->
                new Finding(
                    Check.ROW,
                    "",
                    Result.FAIL,
                    gate.reason().sentence(),
                    Optional.of(gate.reason()),
                    gate.reason() == Reason.SYNC_PENDING
                        ? Optional.of(Change.SYNC_USER)
                        : Optional.empty()))
        .orElseGet(() -> pass(Check.ROW, "The user has a row in Dynamics, and it is enabled."));
  }

  private Finding block() {
    return choice(LocalChoices::blocked)
        ? fail(Check.LOCAL_BLOCK, Reason.DISABLED_HERE, Change.CLEAR_LOCAL_BLOCK)
        : pass(Check.LOCAL_BLOCK, "Nobody disabled the user by hand.");
  }

  private Finding deletion() {
    return choice(LocalChoices::deleted)
        ? fail(Check.DELETED_HERE, Reason.DELETED_HERE, Change.PURGE_ROW)
        : pass(Check.DELETED_HERE, "Nobody deleted the user in Dynamics.");
  }

  private boolean choice(Predicate<LocalChoices> made) {
    return applicant.row().map(Row::local).filter(made).isPresent();
  }

  private Finding slot() {
    Slots slots = applicant.environment().slots();
    String held = slots.held() + " of " + slots.limit() + " Non-interactive slots are held.";
    boolean waits =
        applicant
            .facts()
            .map(facts -> Desired.of(facts, applicant.row(), applicant.environment()))
            .filter(desired -> desired.reason() == Reason.NON_INTERACTIVE_LIMIT)
            .isPresent();
    if (waits) {
      return fail(
          Check.NON_INTERACTIVE_SLOT,
          Reason.NON_INTERACTIVE_LIMIT,
          Change.FREE_NON_INTERACTIVE_SLOT);
    }
    boolean wants = choice(local -> local.chosenMode() == AccessMode.NON_INTERACTIVE);
    return wants
        ? pass(Check.NON_INTERACTIVE_SLOT, held)
        : Finding.of(Check.NON_INTERACTIVE_SLOT, Result.NOT_APPLICABLE, held);
  }

  private Finding delay(Check check, Fact fact, String none) {
    return applicant.delays().stream()
        .filter(delay -> delay.fact() == fact)
        .findFirst()
        .map(Evidence::value)
        .map(value -> Finding.of(check, Result.FAIL, value))
        .orElseGet(() -> pass(check, none));
  }
}
