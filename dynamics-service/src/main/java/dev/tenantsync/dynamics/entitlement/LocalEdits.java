package dev.tenantsync.dynamics.entitlement;

import dev.tenantsync.dynamics.entitlement.EditVerdict.Allowed;
import dev.tenantsync.dynamics.entitlement.EditVerdict.Refused;
import java.util.Optional;

/**
 * What may be changed by hand on one person's row, and what follows. To be asked under the same
 * locks as the sync. Writing the value that stands changes nothing and is allowed.
 */
public record LocalEdits(
    AccountFacts facts, Row row, Environment environment, OtherAdministrators others) {

  /** Who makes the edit: some rules differ for one's own row. */
  public enum Editor {
    ONESELF,
    SOMEONE_ELSE
  }

  /** A PATCH of {@code accessmode}. */
  public EditVerdict chooseMode(AccessMode mode, Editor editor) {
    if (!mode.canBeChosen()) {
      return new Refused(
          Reason.MODE_BELONGS_TO_PLATFORM, DataverseCode.PICKLIST_VALUE_OUT_OF_RANGE);
    }
    if (row.local().deleted()) {
      return refusedAsDeleted();
    }
    if (mode == modeThatStands()) {
      return allowed(row);
    }
    return refusedByAccount(mode)
        .or(() -> refusedByGuard(mode, editor))
        .<EditVerdict>map(refused -> refused)
        .orElseGet(() -> unlessLastIsDisabled(allowed(row.choosing(mode))));
  }

  /** A PATCH of {@code isdisabled} to true. It holds whatever the directory says later. */
  public EditVerdict block() {
    if (row.local().deleted()) {
      return refusedAsDeleted();
    }
    if (row.local().blocked()) {
      return allowed(row);
    }
    if (facts.believed().claims().tenantAdministrator()) {
      return new Refused(
          Reason.TENANT_ADMINISTRATOR_HERE, DataverseCode.CANNOT_DISABLE_TENANT_ADMIN);
    }
    return refusedAsOnlyFullAccess()
        .<EditVerdict>map(refused -> refused)
        .orElseGet(() -> unlessLastIsDisabled(allowed(row.blocked())));
  }

  /** A PATCH of {@code isdisabled} to false: the block is lifted and the user decided anew. */
  public EditVerdict unblock() {
    if (row.local().deleted()) {
      return refusedAsDeleted();
    }
    Allowed unblocked = allowed(row.unblocked());
    if (unblocked.decision().desired().enabled()) {
      return unblocked;
    }
    Reason reason = unblocked.decision().reason();
    return new Refused(
        reason,
        reason == Reason.NON_INTERACTIVE_LIMIT
            ? DataverseCode.NON_INTERACTIVE_LIMIT_REACHED
            : DataverseCode.USER_CANNOT_ENABLE_WITHOUT_LICENSE);
  }

  /** A security role given by hand, System Administrator or another. */
  public EditVerdict grantRole(boolean systemAdministrator) {
    if (row.local().deleted()) {
      return refusedAsDeleted();
    }
    if (!row.standing().enabled() && !environment.rolesForDisabledUsers()) {
      return new Refused(Reason.DISABLED_USER_GETS_NO_ROLE, DataverseCode.USER_NOT_ENABLED);
    }
    return allowed(systemAdministrator ? row.with(row.administrator().givenByHand()) : row);
  }

  /** A security role taken away by hand, System Administrator or another. */
  public EditVerdict removeRole(boolean systemAdministrator) {
    if (!systemAdministrator) {
      return allowed(row);
    }
    if (facts.believed().claims().tenantAdministrator()) {
      return new Refused(
          Reason.TENANT_ADMINISTRATOR_HERE, DataverseCode.CANNOT_REMOVE_TENANT_ADMIN_ROLE);
    }
    if (row.enabledSystemAdministrator() && others.enabled() == 0) {
      return new Refused(
          Reason.LAST_SYSTEM_ADMINISTRATOR, DataverseCode.CANNOT_REMOVE_LAST_SYS_ADMIN);
    }
    return allowed(row.with(SystemAdministrator.NOT_HELD));
  }

  /**
   * A move to another business unit.
   *
   * @param rolesKept whether roles given by hand move along; those of the directory always do
   */
  public EditVerdict changeUnit(boolean rolesKept) {
    if (row.local().deleted()) {
      return refusedAsDeleted();
    }
    SystemAdministrator administrator = row.administrator();
    if (rolesKept || administrator.fromDirectory() || !administrator.byHand()) {
      return allowed(row);
    }
    if (row.enabledSystemAdministrator() && others.enabled() == 0) {
      return new Refused(
          Reason.LAST_SYSTEM_ADMINISTRATOR, DataverseCode.CANNOT_REMOVE_LAST_SYS_ADMIN);
    }
    return allowed(row.with(SystemAdministrator.NOT_HELD));
  }

  private Optional<Refused> refusedByAccount(AccessMode mode) {
    Believed believed = facts.believed();
    if (believed.unlicensedTenantAdministrator()) {
      return refused(Reason.MODE_FOLLOWS_DIRECTORY, DataverseCode.CANNOT_UPDATE_READ_ONLY);
    }
    boolean needsLicense = mode == AccessMode.ADMINISTRATIVE || mode == AccessMode.NON_INTERACTIVE;
    if (needsLicense && !believed.licensed()) {
      return refused(Reason.MODE_NEEDS_LICENSE, DataverseCode.USER_NOT_ASSIGNED_LICENSE);
    }
    if (mode == AccessMode.NON_INTERACTIVE && !environment.slots().freeFor(row.objectId())) {
      return refused(Reason.NON_INTERACTIVE_LIMIT, DataverseCode.NON_INTERACTIVE_LIMIT_REACHED);
    }
    return Optional.empty();
  }

  private Optional<Refused> refusedByGuard(AccessMode mode, Editor editor) {
    if (!row.enabledSystemAdministrator()) {
      return Optional.empty();
    }
    boolean own = editor == Editor.ONESELF;
    if (mode == AccessMode.READ && own) {
      return refused(Reason.OWN_WRITING, DataverseCode.CANNOT_MAKE_SELF_READ_ONLY_USER);
    }
    if (mode == AccessMode.READ && others.writing() == 0) {
      return refused(Reason.LAST_WRITING_ADMINISTRATOR, DataverseCode.CANNOT_MAKE_READ_ONLY_USER);
    }
    boolean fullAccess = row.standing().accessMode() == AccessMode.READ_WRITE;
    return own && fullAccess && others.fullAccess() == 0
        ? refused(Reason.LAST_FULL_ACCESS, DataverseCode.CANNOT_CHANGE_ACCESS_MODE)
        : Optional.empty();
  }

  private Optional<Refused> refusedAsOnlyFullAccess() {
    boolean fullAccess = row.standing().accessMode() == AccessMode.READ_WRITE;
    return row.enabledSystemAdministrator()
            && fullAccess
            && others.enabled() > 0
            && others.fullAccess() == 0
        ? refused(Reason.ONLY_FULL_ACCESS, DataverseCode.CANNOT_DISABLE_ONLY_FULL_ACCESS)
        : Optional.empty();
  }

  private EditVerdict unlessLastIsDisabled(Allowed edit) {
    boolean last = row.enabledSystemAdministrator() && others.enabled() == 0;
    return last && edit.decision().plan().has(Plan.Kind.DISABLE)
        ? new Refused(Reason.LAST_SYSTEM_ADMINISTRATOR, DataverseCode.CANNOT_DISABLE_SYS_ADMIN)
        : edit;
  }

  private AccessMode modeThatStands() {
    return Desired.of(facts, Optional.of(row), environment)
        .row()
        .map(wanted -> wanted.standing().accessMode())
        .orElse(row.standing().accessMode());
  }

  private Allowed allowed(Row edited) {
    Decision decision = Decision.decide(facts, Optional.of(edited), environment);
    Slots after =
        decision
            .desired()
            .row()
            .map(
                wanted ->
                    environment
                        .slots()
                        .after(row.objectId(), row.standing().holdsSlot(), wanted.standing()))
            .orElse(environment.slots());
    return new Allowed(edited, decision, after.turns());
  }

  private static Refused refusedAsDeleted() {
    return new Refused(Reason.DELETED_HERE, DataverseCode.CANNOT_ENABLE_DELETED_USER);
  }

  private static Optional<Refused> refused(Reason reason, DataverseCode code) {
    return Optional.of(new Refused(reason, code));
  }
}
