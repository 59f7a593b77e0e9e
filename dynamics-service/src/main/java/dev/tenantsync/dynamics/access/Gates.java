package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Desired;
import dev.tenantsync.dynamics.entitlement.Entitlement;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The gates of one applicant, asked in order. */
public final class Gates {

  /** Stated outright, so they close access at once, even while the row still stands enabled. */
  private static final Set<Reason> AT_ONCE =
      EnumSet.of(
          Reason.DELETED_HERE,
          Reason.DISABLED_HERE,
          Reason.DELETED_IN_DIRECTORY,
          Reason.SIGN_IN_BLOCKED);

  private final Applicant applicant;
  private final Surface surface;
  private final List<Privilege> needed;
  private final Witness witness;

  private Gates(Applicant applicant, Surface surface, List<Privilege> needed) {
    this.applicant = applicant;
    this.surface = surface;
    this.needed = List.copyOf(needed);
    this.witness = new Witness(applicant);
  }

  /** Asks the gates of a surface; the same for explaining access and for enforcing it. */
  public static Access ask(Applicant applicant, Surface surface) {
    return ask(applicant, surface, List.of());
  }

  /**
   * Asks the same gates, and then whether the user's privileges suffice.
   *
   * @param needed all of them, at any depth; none: that gate is not asked
   */
  public static Access ask(Applicant applicant, Surface surface, List<Privilege> needed) {
    return new Gates(applicant, surface, needed).access();
  }

  private Access access() {
    List<GateVerdict> gates = applicant.standing().map(this::ofRow).orElseGet(this::withoutRow);
    return new Access(surface, gates);
  }

  private List<GateVerdict> ofRow(Standing standing) {
    List<GateVerdict> gates =
        new ArrayList<>(
            List.of(rowExists(), enabled(standing), hasSecurityRole(), modePermits(standing)));
    if (!needed.isEmpty()) {
      gates.add(privilegeSuffices(standing));
    }
    return gates;
  }

  private List<GateVerdict> withoutRow() {
    Reason reason = applicant.facts().map(this::whyNoRow).orElse(Reason.ACCOUNT_UNKNOWN);
    Stream<GateVerdict> notAsked =
        Arrays.stream(Gate.values())
            .filter(gate -> gate != Gate.ROW_EXISTS)
            .filter(gate -> gate != Gate.PRIVILEGE_SUFFICES || !needed.isEmpty())
            .map(gate -> new GateVerdict(gate, Verdict.NOT_ASKED, reason, List.of()));
    return Stream.concat(Stream.of(closed(Gate.ROW_EXISTS, reason)), notAsked).toList();
  }

  private Reason whyNoRow(AccountFacts facts) {
    Desired desired = Desired.of(facts, Optional.empty(), applicant.environment());
    return desired.enabled() ? Reason.SYNC_PENDING : desired.reason();
  }

  private GateVerdict rowExists() {
    return open(Gate.ROW_EXISTS, Reason.OPEN);
  }

  private GateVerdict enabled(Standing standing) {
    Optional<Desired> desired =
        applicant.facts().map(facts -> Desired.of(facts, applicant.row(), applicant.environment()));
    Optional<Reason> reason = desired.map(Desired::reason);
    if (standing.enabled()) {
      return reason
          .filter(AT_ONCE::contains)
          .map(stated -> closed(Gate.ENABLED, stated))
          .orElseGet(() -> open(Gate.ENABLED, whyEnabled()));
    }
    return desired.filter(Desired::enabled).isPresent()
        ? closed(Gate.ENABLED, Reason.SYNC_PENDING)
        : closed(Gate.ENABLED, reason.orElseGet(this::whyUndecided));
  }

  /** Programs are not in the directory's feed: only somebody here can have disabled one. */
  private Reason whyUndecided() {
    return applicant.row().isPresent() ? Reason.ACCOUNT_UNKNOWN : Reason.DISABLED_HERE;
  }

  private Reason whyEnabled() {
    return applicant
        .facts()
        .map(facts -> Entitlement.of(facts, applicant.row()))
        .filter(Entitlement::granted)
        .map(Entitlement::reason)
        .orElse(applicant.held() ? Reason.DISABLE_HELD : Reason.OPEN);
  }

  private GateVerdict hasSecurityRole() {
    return applicant.securityRoles().isEmpty()
        ? closed(Gate.HAS_SECURITY_ROLE, Reason.NO_SECURITY_ROLE)
        : open(Gate.HAS_SECURITY_ROLE, Reason.OPEN);
  }

  private GateVerdict modePermits(Standing standing) {
    return surface.admits(standing.accessMode())
        ? open(Gate.MODE_PERMITS_SURFACE, Reason.OPEN)
        : closed(Gate.MODE_PERMITS_SURFACE, Reason.MODE_EXCLUDES_SURFACE);
  }

  private GateVerdict privilegeSuffices(Standing standing) {
    if (!needed.stream().allMatch(applicant.privileges()::holds)) {
      return closed(Gate.PRIVILEGE_SUFFICES, Reason.PRIVILEGE_MISSING);
    }
    Privileges left = applicant.privileges().leftBy(standing.accessMode());
    return needed.stream().allMatch(left::holds)
        ? open(Gate.PRIVILEGE_SUFFICES, Reason.OPEN)
        : closed(Gate.PRIVILEGE_SUFFICES, Reason.MODE_EXCLUDES_PRIVILEGE);
  }

  private GateVerdict open(Gate gate, Reason reason) {
    return new GateVerdict(gate, Verdict.OPEN, reason, witness.of(gate, reason));
  }

  private GateVerdict closed(Gate gate, Reason reason) {
    return new GateVerdict(gate, Verdict.CLOSED, reason, witness.of(gate, reason));
  }
}
