/**
 * What would happen: proposed edits are made on values in memory and decided by the pure core, and
 * nothing but the plan itself is written. Asks the mirror through {@code provisioning} and the
 * directory for its products and groups; a plan of local edits or of a resync can be applied while
 * the world it was made from still stands.
 */
@NullMarked
package dev.tenantsync.dynamics.rehearsal;

import org.jspecify.annotations.NullMarked;
