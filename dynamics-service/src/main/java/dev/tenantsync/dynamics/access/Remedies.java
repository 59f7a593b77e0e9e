package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Desired;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the smallest change that opens a gate by supposing one change after another and asking the
 * decision itself what would follow.
 */
final class Remedies {

  private final Applicant applicant;
  private final Surface surface;

  Remedies(Applicant applicant, Surface surface) {
    this.applicant = applicant;
    this.surface = surface;
  }

  /** The changes in the order to make them. */
  List<Change> opening(GateVerdict closed) {
    return switch (closed.gate()) {
      case ROW_EXISTS, ENABLED ->
          applicant
              .facts()
              .map(this::enabling)
              .orElseGet(() -> List.of(Change.CREATE_ACCOUNT, Change.ASSIGN_LICENSE));
      case HAS_SECURITY_ROLE -> List.of(Change.ASSIGN_SECURITY_ROLE);
      case MODE_PERMITS_SURFACE -> changingMode();
      case PRIVILEGE_SUFFICES ->
          closed.reason() == Reason.MODE_EXCLUDES_PRIVILEGE
              ? List.of(Change.SET_READ_WRITE)
              : List.of(Change.ASSIGN_SECURITY_ROLE);
    };
  }

  private List<Change> enabling(AccountFacts facts) {
    List<Change> changes = new ArrayList<>();
    Supposed supposed = new Supposed(facts, applicant.row(), applicant.environment());
    while (!supposed.desired().enabled()) {
      Optional<Supposition> next = Supposition.against(supposed);
      if (next.isEmpty()) {
        return changes;
      }
      changes.add(next.get().change());
      supposed = next.get().supposed();
    }
    // A block here can be lifted only for a user who is entitled otherwise.
    if (changes.remove(Change.CLEAR_LOCAL_BLOCK)) {
      changes.add(Change.CLEAR_LOCAL_BLOCK);
    }
    return changes.isEmpty() ? List.of(Change.SYNC_USER) : changes;
  }

  private List<Change> changingMode() {
    if (applicant.facts().isEmpty() || applicant.row().isEmpty()) {
      return List.of(Change.SET_READ_WRITE);
    }
    AccountFacts facts = applicant.facts().get();
    if (reaches(facts)) {
      return List.of(Change.SYNC_USER);
    }
    if (facts.now().licensed()) {
      return List.of(Change.SET_READ_WRITE);
    }
    return reaches(Supposition.licensed(facts))
        ? List.of(Change.ASSIGN_LICENSE)
        : List.of(Change.ASSIGN_LICENSE, Change.SET_READ_WRITE);
  }

  private boolean reaches(AccountFacts facts) {
    AccessMode mode =
        Desired.of(facts, applicant.row(), applicant.environment())
            .row()
            .orElseThrow()
            .standing()
            .accessMode();
    return surface.admits(mode);
  }

  /** A situation that would stand after some changes. */
  record Supposed(AccountFacts facts, Optional<Row> row, Environment environment) {

    Desired desired() {
      return Desired.of(facts, row, environment);
    }

    Supposed with(AccountFacts changed) {
      return new Supposed(changed, row, environment);
    }
  }
}
