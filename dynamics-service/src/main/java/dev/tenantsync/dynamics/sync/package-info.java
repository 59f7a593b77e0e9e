/**
 * The endpoints that drive the sync and tell how it stands. What is asked for goes through the
 * database, so that any process may be asked, and is done by the one that pulls.
 */
@NullMarked
package dev.tenantsync.dynamics.sync;

import org.jspecify.annotations.NullMarked;
