package dev.tenantsync.dynamics.diagnosis;

import dev.tenantsync.dynamics.access.Change;
import dev.tenantsync.dynamics.entitlement.Reason;
import java.util.Optional;

/**
 * What one check came to.
 *
 * @param subject what was checked, where a check is made of several things; empty text else
 * @param detail a sentence about this user or feed, without names and addresses
 * @param reason why it failed, in the words of the decision, where they have one for it
 * @param mitigation what helps, where somebody can do something about it
 */
record Finding(
    Check check,
    String subject,
    Result result,
    String detail,
    Optional<Reason> reason,
    Optional<Change> mitigation) {

  /** What is looked at. The first four are those of Microsoft's own diagnosis. */
  enum Check {
    ENABLED_IN_DIRECTORY,
    LICENSE,
    SECURITY_GROUP,
    SECURITY_ROLE,
    TEAM_ROLES,
    ROW,
    LOCAL_BLOCK,
    DELETED_HERE,
    NON_INTERACTIVE_SLOT,
    HELD_CHANGE,
    USER_FAILURE,
    DIRECTORY,
    MIRROR,
    FEED
  }

  /** How a check ended. */
  enum Result {
    PASS,
    FAIL,
    /** What it rests on is not known at the moment. */
    UNKNOWN,
    NOT_APPLICABLE
  }

  static Finding of(Check check, Result result, String detail) {
    return new Finding(check, "", result, detail, Optional.empty(), Optional.empty());
  }

  static Finding pass(Check check, String detail) {
    return of(check, Result.PASS, detail);
  }

  static Finding fail(Check check, Reason reason, Change mitigation) {
    return new Finding(
        check, "", Result.FAIL, reason.sentence(), Optional.of(reason), Optional.of(mitigation));
  }

  Finding about(String what) {
    return new Finding(check, what, result, detail, reason, mitigation);
  }

  Finding helpedBy(Change change) {
    return new Finding(check, subject, result, detail, reason, Optional.of(change));
  }
}
