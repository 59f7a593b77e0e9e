/**
 * What a service tells a Prometheus server on its management interface: how its requests fare, and
 * how its state stands at the moment of asking. Knows no figure of any service's own.
 */
@NullMarked
package dev.tenantsync.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
