package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A subscription on the wire, both ways. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record SubscriptionJson(
    @Nullable String id,
    @Nullable String changeType,
    @Nullable String resource,
    @Nullable String notificationUrl,
    @Nullable String lifecycleNotificationUrl,
    @Nullable String clientState,
    @Nullable String expirationDateTime) {

  /** Creation and soft delete arrive as updates, too (Graph: supported resources). */
  private static final String CHANGES = "updated,deleted";

  static SubscriptionJson of(SubscriptionOrder order) {
    return new SubscriptionJson(
        null,
        CHANGES,
        order.resource(),
        order.notificationUrl(),
        order.notificationUrl(),
        order.clientState(),
        order.expiresAt().toString());
  }

  static SubscriptionJson renewal(Instant until) {
    return new SubscriptionJson(null, null, null, null, null, null, until.toString());
  }

  /** Empty for something that could not be looked after: it has no id or no end. */
  Optional<SubscriptionEntry> entry() {
    if (id == null || resource == null || expirationDateTime == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SubscriptionEntry(
              id,
              resource,
              notificationUrl,
              clientState,
              OffsetDateTime.parse(expirationDateTime).toInstant()));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
