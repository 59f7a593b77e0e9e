/**
 * Who wants to hear of changes, and the telling: subscriptions, the handshake with their endpoints,
 * notices once a change is readable in the feed, retries, expiry, and the guard against being made
 * to call where nobody outside could. Nobody enters; it reads the change log through the feed.
 */
@NullMarked
package dev.tenantsync.office365.subscription;

import org.jspecify.annotations.NullMarked;
