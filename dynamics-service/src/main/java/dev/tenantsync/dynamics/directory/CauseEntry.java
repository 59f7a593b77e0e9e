package dev.tenantsync.dynamics.directory;

import dev.tenantsync.dynamics.entitlement.DirectoryFact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The change that made one fact about an account what a page says of it, as far as the directory
 * tells: an extra of ours that other directories do not have.
 *
 * @param subject the role or group that a membership is in, else the account itself
 * @param at by the directory's clock
 * @param actor kind and id of who made it, such as {@code app:<id>}; never a name
 * @param correlationId null where it came with none
 * @param position of the change in the feed, as {@code x-sync-token} said it to its author
 * @param traceParent of the request that made it, as W3C writes it; null where none was traced
 */
public record CauseEntry(
    UUID accountId,
    DirectoryFact fact,
    UUID subject,
    Instant at,
    String actor,
    @Nullable String correlationId,
    @Nullable String position,
    @Nullable String traceParent) {}
