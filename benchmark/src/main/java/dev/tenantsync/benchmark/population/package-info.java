/** Who is in the directory that is measured: the same people in every run; {@code java.*} only. */
@NullMarked
package dev.tenantsync.benchmark.population;

import org.jspecify.annotations.NullMarked;
