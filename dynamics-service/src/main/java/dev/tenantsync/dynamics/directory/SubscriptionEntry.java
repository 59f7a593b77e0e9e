package dev.tenantsync.dynamics.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that the directory has for this service's registration.
 *
 * @param clientState null where the directory keeps it to itself
 */
public record SubscriptionEntry(
    String id,
    String resource,
    @Nullable String notificationUrl,
    @Nullable String clientState,
    Instant expiresAt) {}
