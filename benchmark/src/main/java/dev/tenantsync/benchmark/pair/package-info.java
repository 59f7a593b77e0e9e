/**
 * The packaged services as processes, with their secrets, as {@code ./start} runs them: for the
 * benchmark, and for the tests of the pair. Nothing of the services is on the class path.
 */
@NullMarked
package dev.tenantsync.benchmark.pair;

import org.jspecify.annotations.NullMarked;
