package dev.tenantsync.dynamics.entitlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the directory states outright about an account; always believed at once.
 *
 * @param deletedAt null while present, or where the directory gave no date
 */
public record Lifecycle(Presence presence, @Nullable Instant deletedAt, boolean signInAllowed) {}
