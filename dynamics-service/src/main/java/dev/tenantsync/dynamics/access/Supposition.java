package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.CalType;
import dev.tenantsync.dynamics.entitlement.Claims;
import dev.tenantsync.dynamics.entitlement.Desired;
import dev.tenantsync.dynamics.entitlement.EditVerdict;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Lifecycle;
import dev.tenantsync.dynamics.entitlement.LocalEdits;
import dev.tenantsync.dynamics.entitlement.LocalEdits.Editor;
import dev.tenantsync.dynamics.entitlement.OtherAdministrators;
import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.Profile;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Scope;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What would stand after a change. The change is made to facts or row, and the rules say what
 * becomes of it: of an edit here whether it is allowed, of everything which row follows.
 */
final class Supposition {

  private static final Slots ENOUGH_SLOTS = new Slots(Integer.MAX_VALUE, 0, List.of());
  private static final OtherAdministrators ENOUGH_OTHERS = new OtherAdministrators(1, 1, 1);
  private static final String GIVEN_ROLE = "the role to be assigned";
  private static final String SYSTEM_ADMINISTRATOR = "System Administrator";
  private static final Privileges EVERYTHING =
      Privileges.of(Depth.GLOBAL, Arrays.asList(Privilege.values()));

  private final List<Privilege> needed;

  /**
   * @param needed what a security role that is assigned grants
   */
  Supposition(List<Privilege> needed) {
    this.needed = needed;
  }

  /** The situation after it; empty where the change cannot be made or would change nothing. */
  Optional<Applicant> after(Change change, Applicant now) {
    return supposed(change, now).filter(next -> !next.equals(now));
  }

  private Optional<Applicant> supposed(Change change, Applicant now) {
    return switch (change) {
      case CREATE_ACCOUNT -> created(now);
      case CREATE_NEW_ACCOUNT -> instead(now);
      case RESTORE_ACCOUNT -> when(now, is(Presence.SOFT_DELETED), Supposition::present);
      case UNBLOCK_SIGN_IN ->
          when(now, facts -> !facts.lifecycle().signInAllowed(), Supposition::signingIn);
      case ADD_TO_SECURITY_GROUP -> when(now, is(Scope.OUT), Supposition::inScope);
      case READ_SECURITY_GROUP -> when(now, is(Scope.UNKNOWN), Supposition::inScope);
      case ASSIGN_LICENSE ->
          when(now, facts -> facts.present() && !facts.now().licensed(), Supposition::licensed);
      case CLEAR_LOCAL_BLOCK -> unblocked(now);
      case FREE_NON_INTERACTIVE_SLOT -> freed(now);
      case SYNC_USER -> when(now, facts -> true, facts -> facts);
      case PURGE_ROW -> purged(now);
      case ASSIGN_SECURITY_ROLE -> given(now);
      case SET_READ_WRITE ->
          edited(now, edits -> edits.chooseMode(AccessMode.READ_WRITE, Editor.SOMEONE_ELSE));
    };
  }

  private static Optional<Applicant> when(
      Applicant now, Predicate<AccountFacts> possible, UnaryOperator<AccountFacts> changed) {
    return now.facts().filter(possible).map(changed).map(facts -> synced(now.with(facts)));
  }

  private static Predicate<AccountFacts> is(Presence presence) {
    return facts -> facts.lifecycle().presence() == presence;
  }

  private static Predicate<AccountFacts> is(Scope scope) {
    return facts -> facts.now().scope() == scope;
  }

  private static AccountFacts present(AccountFacts facts) {
    return facts.with(new Lifecycle(Presence.PRESENT, null, facts.lifecycle().signInAllowed()));
  }

  private static AccountFacts signingIn(AccountFacts facts) {
    Lifecycle today = facts.lifecycle();
    return facts.with(new Lifecycle(today.presence(), today.deletedAt(), true));
  }

  private static AccountFacts inScope(AccountFacts facts) {
    return facts.with(new Claims(facts.now().licensed(), facts.now().roles(), Scope.IN));
  }

  private static AccountFacts licensed(AccountFacts facts) {
    return facts.with(new Claims(true, facts.now().roles(), facts.now().scope()));
  }

  private static Optional<Applicant> created(Applicant now) {
    return now.facts().isPresent() || now.standing().isPresent()
        ? Optional.empty()
        : Optional.of(synced(now.withoutRow().with(account(new UUID(0, 0), Scope.IN))));
  }

  /** What is gone for good comes back as another account, with a row of its own. */
  private static Optional<Applicant> instead(Applicant now) {
    return now.facts()
        .filter(is(Presence.GONE))
        .map(gone -> account(gone.objectId(), gone.now().scope()))
        .map(fresh -> synced(now.withoutRow().with(fresh)));
  }

  private static AccountFacts account(UUID id, Scope scope) {
    return new AccountFacts(
        id,
        new Lifecycle(Presence.PRESENT, null, true),
        new Claims(false, Set.of(), scope),
        true,
        Claims.NONE,
        true,
        CalType.PROFESSIONAL,
        Profile.EMPTY);
  }

  private Optional<Applicant> unblocked(Applicant now) {
    if (now.isProgram()) {
      return now.standing()
          .filter(standing -> !standing.enabled())
          .map(standing -> now.with(new Standing(true, standing.accessMode(), null)));
    }
    return now.row().filter(row -> row.local().blocked()).isPresent()
        ? edited(now, LocalEdits::unblock)
        : Optional.empty();
  }

  private static Optional<Applicant> freed(Applicant now) {
    Environment roomier = now.environment().with(ENOUGH_SLOTS);
    return now.facts()
        .map(facts -> Desired.of(facts, now.row(), now.environment()))
        .filter(desired -> desired.reason() == Reason.NON_INTERACTIVE_LIMIT)
        .map(desired -> synced(now.with(roomier)));
  }

  private static Optional<Applicant> purged(Applicant now) {
    return now.row()
        .filter(row -> row.local().deleted())
        .map(row -> now.withoutRow())
        .map(bare -> bare.facts().isPresent() ? synced(bare) : bare);
  }

  private Optional<Applicant> given(Applicant now) {
    if (now.securityRoles().contains(GIVEN_ROLE) || now.standing().isEmpty()) {
      return Optional.empty();
    }
    Optional<Applicant> allowed =
        now.isProgram() ? Optional.of(now) : edited(now, edits -> edits.grantRole(false));
    return allowed.map(one -> one.holding(GIVEN_ROLE, Privileges.of(Depth.GLOBAL, needed)));
  }

  /** An edit here is refused or allowed by the rules, and decides the user anew. */
  private static Optional<Applicant> edited(
      Applicant now, Function<LocalEdits, EditVerdict> question) {
    if (now.facts().isEmpty() || now.row().isEmpty()) {
      return Optional.empty();
    }
    LocalEdits edits =
        new LocalEdits(
            now.facts().get().settledNow(), now.row().get(), now.environment(), ENOUGH_OTHERS);
    return question
        .apply(edits)
        .fold(
            allowed -> Optional.of(synced(now.with(allowed.edited()))),
            refused -> Optional.<Applicant>empty());
  }

  /** The row as it follows its facts once every feed was read. */
  private static Applicant synced(Applicant now) {
    AccountFacts facts = now.facts().orElseThrow().settledNow();
    Optional<Row> row =
        Desired.of(facts, now.row(), now.environment())
            .row()
            .map(
                wanted ->
                    now.row()
                        .map(today -> today.becoming(wanted))
                        .orElseGet(() -> Row.inserted(facts.objectId(), wanted)));
    return administered(now.with(facts), row);
  }

  /**
   * The System Administrator of a tenant administrator comes and goes with the directory's role.
   */
  private static Applicant administered(Applicant now, Optional<Row> row) {
    boolean before = now.row().filter(one -> one.administrator().fromDirectory()).isPresent();
    boolean after = row.filter(one -> one.administrator().fromDirectory()).isPresent();
    Applicant moved = row.map(now::with).orElse(now);
    if (before == after) {
      return moved;
    }
    return after
        ? moved.holding(SYSTEM_ADMINISTRATOR, EVERYTHING)
        : row.filter(one -> one.administrator().byHand()).isPresent()
            ? moved
            : moved.without(SYSTEM_ADMINISTRATOR);
  }
}
