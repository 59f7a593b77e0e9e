package dev.tenantsync.office365.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription as Graph shows it to the application that it belongs to. */
record SubscriptionJson(
    @JsonProperty("@odata.context") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String context,
    UUID id,
    String resource,
    UUID applicationId,
    String changeType,
    @Nullable String clientState,
    String notificationUrl,
    @Nullable String notificationQueryOptions,
    @Nullable String lifecycleNotificationUrl,
    String expirationDateTime,
    UUID creatorId,
    boolean includeResourceData,
    @Nullable String latestSupportedTlsVersion,
    @Nullable String encryptionCertificate,
    @Nullable String encryptionCertificateId,
    @Nullable String notificationUrlAppId,
    String notificationContentType) {

  /**
   * @param context only where it stands alone
   */
  static SubscriptionJson of(Owned owned, @Nullable String context) {
    Subscription subscription = owned.subscription();
    Subscription.Order order = subscription.order();
    return new SubscriptionJson(
        context,
        subscription.id(),
        order.resource(),
        subscription.appId(),
        order.changeType(),
        order.endpoints().clientState().map(ClientState::text).orElse(null),
        order.endpoints().notificationUrl(),
        null,
        order.endpoints().lifecycleNotificationUrl().orElse(null),
        order.expirationDateTime().toString(),
        owned.creatorId(),
        false,
        order.latestSupportedTlsVersion(),
        null,
        null,
        null,
        "application/json");
  }

  /**
   * A subscription and the object id of the program that made it.
   *
   * @param creatorId the registration's, where {@code applicationId} is its client id
   */
  record Owned(Subscription subscription, UUID creatorId) {}
}
