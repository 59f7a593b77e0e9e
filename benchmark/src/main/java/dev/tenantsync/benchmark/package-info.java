/**
 * Measures the packaged pair, and beside it what the machine could do at best: {@code ./measure}.
 *
 * <p>{@code Main} reads the arguments, {@code Course} goes through the sizes and figures.
 */
@NullMarked
package dev.tenantsync.benchmark;

import org.jspecify.annotations.NullMarked;
