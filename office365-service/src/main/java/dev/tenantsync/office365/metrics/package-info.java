/**
 * What the directory shows a Prometheus server. Figures of its state are read from the database
 * when they are asked for; what happens is counted by the events that other rooms fire. Nobody
 * enters.
 */
@NullMarked
package dev.tenantsync.office365.metrics;

import org.jspecify.annotations.NullMarked;
