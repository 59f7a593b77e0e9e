/**
 * A certificate authority of one's own and the server certificates it signs, kept as PEM files that
 * only their owner can read. Knows nothing of Quarkus or of either service.
 */
@NullMarked
package dev.tenantsync.bootstrap.certificate;

import org.jspecify.annotations.NullMarked;
