/** What the machine's PostgreSQL does with the same rows when nothing else is asked of it. */
@NullMarked
package dev.tenantsync.benchmark.reference;

import org.jspecify.annotations.NullMarked;
