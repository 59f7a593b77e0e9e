/**
 * Traces (OpenTelemetry, W3C trace context) in both services: one span per request and per call,
 * sent to a collector if one is set. Without one nothing of this is at work. What a span says is
 * chosen here, name by name: ids, routes and outcomes, never a path, a query or a text of a client.
 */
@NullMarked
package dev.tenantsync.bootstrap.trace;

import org.jspecify.annotations.NullMarked;
