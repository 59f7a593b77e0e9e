/**
 * Liveness, readiness and startup for whoever asks, without a token and therefore without detail.
 * The reasons stand on the management interface.
 */
@NullMarked
package dev.tenantsync.bootstrap.probe;

import org.jspecify.annotations.NullMarked;
