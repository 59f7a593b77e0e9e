/**
 * A cheap HTTP client, for it shares the machine with what it measures; load made with it, of a
 * fixed number of clients or of a fixed rate; and the bare endpoint that services are compared
 * with.
 */
@NullMarked
package dev.tenantsync.benchmark.http;

import org.jspecify.annotations.NullMarked;
