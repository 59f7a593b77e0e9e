/** The two services that are measured, with their data, and how an administrator asks them. */
@NullMarked
package dev.tenantsync.benchmark.stage;

import org.jspecify.annotations.NullMarked;
