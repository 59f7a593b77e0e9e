package dev.tenantsync.bootstrap.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Something that a service shows of its state.
 *
 * @param name as Prometheus names it, with the unit
 * @param label by whose values its figures are told apart; null where there is but one
 */
public record Gauge(String name, String help, @Nullable String label) {}
