package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.access.Remedies.Supposed;
import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Claims;
import dev.tenantsync.dynamics.entitlement.Lifecycle;
import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Scope;
import dev.tenantsync.dynamics.entitlement.Slots;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A change and the situation that it would make. */
record Supposition(Change change, Supposed supposed) {

  private static final Slots ENOUGH_SLOTS = new Slots(1, 0, List.of());

  private record Cure(Change change, UnaryOperator<Supposed> effect) {}

  private static final Map<Reason, Cure> CURES = new EnumMap<>(Reason.class);

  static {
    CURES.put(
        Reason.DELETED_HERE,
        new Cure(
            Change.PURGE_ROW,
            now -> new Supposed(now.facts(), Optional.empty(), now.environment())));
    CURES.put(Reason.DISABLED_HERE, new Cure(Change.CLEAR_LOCAL_BLOCK, Supposition::unblockedHere));
    CURES.put(
        Reason.SIGN_IN_BLOCKED,
        new Cure(Change.UNBLOCK_SIGN_IN, now -> now.with(present(now.facts(), true))));
    CURES.put(
        Reason.OUTSIDE_SECURITY_GROUP,
        new Cure(Change.ADD_TO_SECURITY_GROUP, now -> now.with(inScope(now.facts()))));
    CURES.put(
        Reason.SCOPE_UNKNOWN, new Cure(Change.SYNC_USER, now -> now.with(inScope(now.facts()))));
    CURES.put(
        Reason.NO_LICENSE, new Cure(Change.ASSIGN_LICENSE, now -> now.with(licensed(now.facts()))));
    CURES.put(
        Reason.NON_INTERACTIVE_LIMIT,
        new Cure(
            Change.FREE_NON_INTERACTIVE_SLOT,
            now -> new Supposed(now.facts(), now.row(), now.environment().with(ENOUGH_SLOTS))));
  }

  /** The change against what stands in the way first; empty where nothing helps. */
  static Optional<Supposition> against(Supposed now) {
    Reason reason = now.desired().reason();
    if (reason == Reason.DELETED_IN_DIRECTORY) {
      return Optional.of(undeleted(now));
    }
    return Optional.ofNullable(CURES.get(reason))
        .map(cure -> new Supposition(cure.change(), cure.effect().apply(now)));
  }

  static AccountFacts licensed(AccountFacts facts) {
    return facts.with(new Claims(true, facts.now().roles(), facts.now().scope()));
  }

  private static AccountFacts inScope(AccountFacts facts) {
    return facts.with(new Claims(facts.now().licensed(), facts.now().roles(), Scope.IN));
  }

  private static AccountFacts present(AccountFacts facts, boolean signInAllowed) {
    return facts.with(new Lifecycle(Presence.PRESENT, null, signInAllowed));
  }

  private static Supposed unblockedHere(Supposed now) {
    return new Supposed(now.facts(), now.row().map(Row::unblocked), now.environment());
  }

  /** What is gone for good comes back as a new account, with a row of its own. */
  private static Supposition undeleted(Supposed now) {
    AccountFacts restored = present(now.facts(), now.facts().lifecycle().signInAllowed());
    if (now.facts().lifecycle().presence() == Presence.SOFT_DELETED) {
      return new Supposition(Change.RESTORE_ACCOUNT, now.with(restored));
    }
    AccountFacts fresh =
        present(now.facts(), true).with(new Claims(false, Set.of(), now.facts().now().scope()));
    return new Supposition(
        Change.CREATE_NEW_ACCOUNT, new Supposed(fresh, Optional.empty(), now.environment()));
  }
}
