package dev.tenantsync.bootstrap.metrics;

import org.jspecify.annotations.Nullable;

/**
 * What a gauge stands at.
 *
 * @param label the value of the gauge's label, one of few; null where it has none
 */
public record Figure(Gauge gauge, @Nullable String label, double value) {}
