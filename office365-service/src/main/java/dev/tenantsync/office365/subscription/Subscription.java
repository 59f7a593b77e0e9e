package dev.tenantsync.office365.subscription;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner knows it.
 *
 * @param appId the application that it belongs to
 */
record Subscription(UUID id, UUID appId, Instant createdDateTime, Order order) {

  /**
   * What a client asks for.
   *
   * @param resource as the client wrote it
   * @param latestSupportedTlsVersion what the client says of its endpoint, if it says so
   */
  record Order(
      String resource,
      Watched watched,
      Set<ChangeType> types,
      Endpoints endpoints,
      @Nullable String latestSupportedTlsVersion,
      Instant expirationDateTime) {

    Order {
      types = Set.copyOf(types);
    }

    /** Graph's comma list. */
    String changeType() {
      return types.stream()
          .sorted()
          .map(ChangeType::wireName)
          .reduce((one, other) -> one + "," + other)
          .orElseThrow();
    }
  }

  /** Where notices go, and the word by which they are known there. */
  record Endpoints(
      String notificationUrl,
      Optional<String> lifecycleNotificationUrl,
      Optional<ClientState> clientState) {}
}
