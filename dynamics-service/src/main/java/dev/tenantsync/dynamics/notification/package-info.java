/**
 * Being told of changes: the subscriptions that whoever pulls keeps in the directory, and the
 * address that the directory calls. A notice says that there is something to pull and nothing more:
 * what it is about comes with the pull, so whatever is lost or made up here costs time alone.
 */
@NullMarked
package dev.tenantsync.dynamics.notification;

import org.jspecify.annotations.NullMarked;
