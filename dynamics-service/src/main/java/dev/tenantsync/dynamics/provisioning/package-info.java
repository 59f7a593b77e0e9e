/**
 * The plan's hand: reads facts and rows under lock, asks the pure core, and writes what it planned,
 * set-wise, with one log row per effect. The sync decides batches here, a local edit its one user;
 * there is no other way a row changes its state. Knows neither the feeds nor HTTP.
 */
@NullMarked
package dev.tenantsync.dynamics.provisioning;

import org.jspecify.annotations.NullMarked;
