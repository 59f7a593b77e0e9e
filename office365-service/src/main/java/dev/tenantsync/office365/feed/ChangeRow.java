package dev.tenantsync.office365.feed;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One row of the change log, as a reader of the feed needs it.
 *
 * @param tracked whether the reader follows what changed; a row that it does not follow only moves
 *     its position
 */
record ChangeRow(
    LogPosition position,
    UUID id,
    Optional<UUID> related,
    Change.Kind kind,
    List<String> properties,
    boolean tracked) {}
