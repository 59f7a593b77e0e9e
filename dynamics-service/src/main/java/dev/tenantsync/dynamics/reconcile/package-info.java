/**
 * The loop: pull, then decide what is pending, batch by batch; failures stand alone and are tried
 * again; what was asked for through the endpoints is done between rounds. The one room that catches
 * broadly, and it stores what it caught. Only the endpoints of {@code sync} enter.
 */
@NullMarked
package dev.tenantsync.dynamics.reconcile;

import org.jspecify.annotations.NullMarked;
