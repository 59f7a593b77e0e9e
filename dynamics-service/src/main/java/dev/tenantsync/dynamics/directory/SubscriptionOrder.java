package dev.tenantsync.dynamics.directory;

import java.time.Instant;

/**
 * A subscription to be made.
 *
 * @param resource what is watched, such as {@code users}
 * @param notificationUrl where the directory tells of changes, and of the subscription's own life
 * @param clientState what it shows with each notice; at most 128 characters
 */
public record SubscriptionOrder(
    String resource, String notificationUrl, String clientState, Instant expiresAt) {}
