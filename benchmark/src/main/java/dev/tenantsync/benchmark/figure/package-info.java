/** The figures, each measured against a stage on which both services run. */
@NullMarked
package dev.tenantsync.benchmark.figure;

import org.jspecify.annotations.NullMarked;
