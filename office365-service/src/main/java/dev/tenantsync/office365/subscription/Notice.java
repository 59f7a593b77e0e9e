package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.feed.LogPosition;
import java.time.Instant;
import java.util.UUID;

/**
 * That an object changed, without its values.
 *
 * @param newest the last of the changes that this stands for
 * @param at when that was
 */
record Notice(UUID objectId, ChangeType type, LogPosition newest, Instant at) {}
