/**
 * The plan's hand: reads facts and rows under lock, asks the pure core, and writes what it planned,
 * set-wise, with one log row per effect. The sync decides batches here, a local edit its one user;
 * there is no other way a row changes its state. What the brake holds back is kept here, and so is
 * the digest of each row as it was written, by which edits in the database are found. Knows neither
 * the feeds nor HTTP.
 */
@NullMarked
package dev.tenantsync.dynamics.provisioning;

import org.jspecify.annotations.NullMarked;
