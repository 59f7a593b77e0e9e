package dev.tenantsync.dynamics.mirror;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed is read on.
 *
 * @param link null begins a full enumeration
 * @param midRound whether {@code link} leads to a further page of a round already begun
 * @param knownBefore accounts (users) or memberships (roles) known when this generation began
 * @param known whether any enumeration was ever completed
 * @param completeClock pull clock before the first request of the newest complete round
 * @param movedAt null before the first page
 * @param completeAt when the newest complete round ended; null before the first
 */
public record Cursor(
    Feed feed,
    @Nullable String link,
    boolean midRound,
    Phase phase,
    long generation,
    long knownBefore,
    boolean known,
    long completeClock,
    @Nullable String position,
    @Nullable Instant movedAt,
    @Nullable Instant completeAt) {}
