/**
 * The change log and what is read from it. Writers append in their own transaction; readers see
 * rows only behind the fence, so no change is lost. The two feeds, their tokens and the log's
 * pruning are here; what a user or a role looks like is asked of their rooms.
 */
@NullMarked
package dev.tenantsync.office365.feed;

import org.jspecify.annotations.NullMarked;
