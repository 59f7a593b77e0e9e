package dev.tenantsync.dynamics.entitlement;

import dev.tenantsync.dynamics.entitlement.ProfileColumns.Cut;
import dev.tenantsync.dynamics.entitlement.ProfileColumns.Fitted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What should be, whatever is: the first of the two pure steps. How to get there is {@link Plan}.
 *
 * @param reason why the row should be enabled, disabled or missing
 * @param row empty where there should be no row
 */
public record Desired(Reason reason, Optional<DesiredRow> row) {

  /**
   * A row as it should be.
   *
   * @param administratorFromDirectory whether System Administrator is held with origin directory
   * @param cuts profile values that were too long for their columns
   */
  public record DesiredRow(
      Standing standing,
      StateColumns state,
      ProfileColumns profile,
      boolean administratorFromDirectory,
      List<Cut> cuts) {

    public DesiredRow {
      cuts = List.copyOf(cuts);
    }

    private DesiredRow keepingAccess(Row today) {
      return new DesiredRow(
          today.standing(),
          state,
          profile,
          administratorFromDirectory || today.administrator().fromDirectory(),
          cuts);
    }
  }

  /** What should be for this account, given the row there is and the environment's rules. */
  public static Desired of(AccountFacts facts, Optional<Row> row, Environment environment) {
    return of(facts.believed(), row, environment);
  }

  static Desired of(Believed believed, Optional<Row> row, Environment environment) {
    Entitlement entitlement = Entitlement.of(believed, row);
    if (row.isEmpty() && !entitlement.granted()) {
      return new Desired(entitlement.reason(), Optional.empty());
    }
    return new Wanted(believed, row, entitlement, environment).desired();
  }

  public boolean enabled() {
    return row.filter(wanted -> wanted.standing().enabled()).isPresent();
  }

  /**
   * The same with the access that the row gives today. System Administrator is part of it: without
   * the role, an administrator who is held enabled would be locked out all the same.
   */
  Desired keepingAccess(Row today) {
    return new Desired(reason, row.map(wanted -> wanted.keepingAccess(today)));
  }

  private record Wanted(
      Believed believed, Optional<Row> row, Entitlement entitlement, Environment environment) {

    Desired desired() {
      Standing standing = standing();
      Reason reason = Optional.ofNullable(standing.disabledReason()).orElse(entitlement.reason());
      Fitted profile = profile();
      DesiredRow wanted =
          new DesiredRow(
              standing,
              state(standing),
              profile.columns(),
              administratorFromDirectory(),
              profile.cuts());
      return new Desired(reason, Optional.of(wanted));
    }

    private Standing standing() {
      AccessMode today =
          row.map(known -> known.standing().accessMode()).orElse(AccessMode.READ_WRITE);
      if (!entitlement.granted()) {
        return Standing.disabled(today, entitlement.reason());
      }
      AccessMode mode = entitlement.mode(row.map(Row::chosenMode).orElse(null), today);
      return mode == AccessMode.NON_INTERACTIVE && !slot()
          ? Standing.disabled(today, Reason.NON_INTERACTIVE_LIMIT)
          : Standing.enabled(mode);
    }

    private boolean slot() {
      return row.filter(known -> known.standing().holdsSlot()).isPresent()
          || environment.slots().freeFor(believed.facts().objectId());
    }

    private StateColumns state(Standing standing) {
      AccountFacts facts = believed.facts();
      return new StateColumns(
          believed.licensed(),
          AzureState.of(facts.lifecycle().presence()),
          facts.present() ? null : firstSeenDeletion(),
          setupUser(standing),
          calType(standing));
    }

    /** The date first shown stands: a later look-up may know another, and must write nothing. */
    private @Nullable Instant firstSeenDeletion() {
      return row.map(Row::state)
          .filter(state -> state.azureState() != AzureState.EXISTS)
          .map(state -> Optional.ofNullable(state.azureDeletedOn()))
          .orElse(Optional.ofNullable(believed.facts().lifecycle().deletedAt()))
          .orElse(null);
    }

    private boolean setupUser(Standing standing) {
      if (!standing.enabled()) {
        return row.filter(known -> known.state().setupUser()).isPresent();
      }
      return entitlement.kind() == Entitlement.Kind.ADMINISTRATIVE
          && standing.accessMode() == AccessMode.ADMINISTRATIVE;
    }

    private CalType calType(Standing standing) {
      Optional<CalType> today = row.map(known -> known.state().calType());
      boolean keptAsIs = !standing.enabled() || believed.withheld().contains(Claim.LICENSE);
      if (keptAsIs && today.isPresent()) {
        return today.get();
      }
      if (standing.accessMode() == AccessMode.ADMINISTRATIVE) {
        return CalType.ADMINISTRATIVE;
      }
      return believed.facts().now().licensed() ? believed.facts().calType() : CalType.PROFESSIONAL;
    }

    private Fitted profile() {
      AccountFacts facts = believed.facts();
      return row.filter(known -> !facts.present())
          .map(known -> new Fitted(known.profile().deleted(facts.objectId()), List.of()))
          .orElseGet(() -> ProfileColumns.of(facts));
    }

    /** Licensed or not, enabled or not: it goes with the directory role. */
    private boolean administratorFromDirectory() {
      boolean deletedHere = row.filter(known -> known.local().deleted()).isPresent();
      boolean kept =
          environment.keepSystemAdministrator()
              && row.filter(known -> known.administrator().fromDirectory()).isPresent();
      return !deletedHere && (believed.claims().tenantAdministrator() || kept);
    }
  }
}
