package dev.tenantsync.office365.feed;

import java.util.UUID;

/**
 * A row of the change log, told apart from any other row that ever held its numbers: a restored or
 * rebuilt log has another epoch, or another nonce there.
 *
 * @param xact the writing transaction's {@code xid8}
 */
public record LogPosition(UUID epoch, long xact, long seq, UUID nonce) {}
