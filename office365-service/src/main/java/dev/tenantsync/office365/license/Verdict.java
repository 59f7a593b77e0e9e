package dev.tenantsync.office365.license;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** What {@link SeatRules} say to a change of licences. */
public sealed interface Verdict {

  /** Runs the action if the change is accepted. */
  void ifAccepted(Consumer<Accepted> action);

  /** Runs the action if the change is refused. */
  void ifRefused(Consumer<Refused> action);

  /** Throws what the function makes of a refusal, if the change is refused. */
  void ifRefusedThrow(Function<Refused, ? extends RuntimeException> exception);

  /**
   * The change may be made.
   *
   * @param licenses all that is assigned to the user, or the group, afterwards, by product
   */
  record Accepted(Map<UUID, License> licenses) implements Verdict {

    @Override
    public void ifAccepted(Consumer<Accepted> action) {
      action.accept(this);
    }

    @Override
    public void ifRefused(Consumer<Refused> action) {}

    @Override
    public void ifRefusedThrow(Function<Refused, ? extends RuntimeException> exception) {}
  }

  /**
   * Nothing of the change may be made.
   *
   * @param target the property of the request, or of the user, that stands in the way
   * @param message Graph's text; clients compare it literally
   */
  record Refused(Reason reason, String target, String message) implements Verdict {

    @Override
    public void ifAccepted(Consumer<Accepted> action) {}

    @Override
    public void ifRefused(Consumer<Refused> action) {
      action.accept(this);
    }

    @Override
    public void ifRefusedThrow(Function<Refused, ? extends RuntimeException> exception) {
      throw exception.apply(this);
    }
  }

  /** Why a change is refused. */
  enum Reason {
    SKU_NAMED_TWICE("InvalidValue", "License %s is named more than once in the request."),
    UNKNOWN_SKU("InvalidValue", "License %s does not correspond to a valid company License."),
    NOT_HELD("InvalidValue", "User does not have a corresponding license."),
    NOT_GIVEN("InvalidValue", "Group does not have a corresponding license."),
    INHERITED(
        "InvalidValue",
        "User license is inherited from a group membership and it cannot be removed directly from"
            + " the user."),
    COMPANY_ONLY("InvalidValue", "License %s is for the company and cannot be assigned to users."),
    UNKNOWN_PLAN("InvalidValue", "Service plan %s is not part of license %s."),
    USAGE_LOCATION(
        "ProhibitedInUsageLocationViolation",
        "License assignment cannot be done for user with invalid usage location."),
    EXCLUSIVE_PLANS(
        "MutuallyExclusiveViolation",
        "License assignment failed because service plans %s, %s are mutually exclusive."),
    MISSING_PLAN(
        "DependencyViolation",
        "License assignment failed because service plan %s depends on the service plan(s) %s."),
    NO_SEATS("CountViolation", "Subscription with SKU %s does not have any available licenses.");

    private final String id;
    private final String text;

    Reason(String id, String text) {
      this.id = id;
      this.text = text;
    }

    /** Graph's name for it, where Graph has one (licenseAssignmentState: error). */
    public String id() {
      return id;
    }

    Refused refuse(String target, Object... arguments) {
      return new Refused(this, target, String.format(text, arguments));
    }
  }
}
