/** Latencies of one run and values of several; {@code java.*} only. */
@NullMarked
package dev.tenantsync.benchmark.statistics;

import org.jspecify.annotations.NullMarked;
