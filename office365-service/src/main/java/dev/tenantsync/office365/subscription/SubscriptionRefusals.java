package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.error.GraphException.Detail;
import java.util.List;
import java.util.UUID;

/** Graph's words for what is wrong with a subscription (graph-directory N2 to N6, N11). */
final class SubscriptionRefusals {

  private SubscriptionRefusals() {}

  static GraphException required(String property) {
    return refusal(
        "InvalidRequest",
        property,
        "MissingValue",
        property + " is a required property for subscription creation.");
  }

  /** Graph quotes the value; for what may be secret, see {@link #unfit}. */
  static GraphException invalid(String property, String value) {
    return refusal(
        "InvalidRequest",
        property,
        "InvalidValue",
        "Invalid '%s' attribute: '%s'.".formatted(property, value));
  }

  /**
   * @param clause what is wrong, such as "must be https"
   */
  static GraphException unfit(String property, String clause) {
    return refusal(
        "InvalidRequest",
        property,
        "InvalidValue",
        "Invalid '%s' attribute: it %s.".formatted(property, clause));
  }

  static GraphException unknown(String property) {
    return refusal(
        "InvalidRequest",
        property,
        "UnknownProperty",
        "Property '" + property + "' does not exist on type 'microsoft.graph.subscription'.");
  }

  static GraphException fixed(String property) {
    return refusal(
        "InvalidRequest",
        property,
        "ReadOnlyProperty",
        "Property '" + property + "' cannot be changed; only expirationDateTime can.");
  }

  static GraphException tooLong(long mostMinutes) {
    return refusal(
        "ExtensionError",
        "expirationDateTime",
        "InvalidValue",
        "Subscription expiration can only be " + mostMinutes + " minutes in the future.");
  }

  static GraphException past() {
    return refusal(
        "ExtensionError",
        "expirationDateTime",
        "InvalidValue",
        "Subscription expiration must be in the future.");
  }

  /** The endpoint did not prove that it wants to be called. */
  static GraphException handshake(String property, String sentence) {
    return refusal("ValidationError", property, "ValidationFailed", sentence);
  }

  static GraphException quota(String whose, int most) {
    return new GraphException(
        403,
        "QuotaExceeded",
        "%s has reached its limit of %d subscriptions.".formatted(whose, most),
        List.of());
  }

  static GraphException notFound(UUID id) {
    return new GraphException(
        404, "ResourceNotFound", "The object '" + id + "' was not found.", List.of());
  }

  private static GraphException refusal(
      String code, String property, String detail, String message) {
    return new GraphException(400, code, message, List.of(new Detail(detail, property, message)));
  }
}
