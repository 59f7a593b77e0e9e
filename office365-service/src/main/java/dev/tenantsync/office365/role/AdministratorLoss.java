package dev.tenantsync.office365.role;

import java.util.Optional;

/**
 * A user is about to lose the role of Global Administrator, or the account that it is held with. A
 * directory that has an administrator keeps one (Graph: directoryRole; graph-directory R9).
 *
 * @param wasAble whether the user can act as one now: enabled, and not deleted
 * @param othersAble whether another user can
 * @param ofSelf whether the user asks for it
 */
record AdministratorLoss(boolean wasAble, boolean othersAble, boolean ofSelf) {

  /** Why it must not be, in Graph's words where it has some. */
  enum Reason {
    LAST_ADMINISTRATOR(
        "The last enabled Global Administrator cannot be deleted, disabled or removed from the"
            + " role."),
    SELF("Removing self from Global Administrator built-in role is not allowed");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  Optional<Reason> refusal() {
    if (!wasAble || othersAble) {
      return Optional.empty();
    }
    return Optional.of(ofSelf ? Reason.SELF : Reason.LAST_ADMINISTRATOR);
  }
}
