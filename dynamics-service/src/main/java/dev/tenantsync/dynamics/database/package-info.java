/**
 * Plain SQL on the pool, in whatever transaction is open: statements in, records out. Knows no
 * table. For set-wise writes; every other room may enter.
 */
@NullMarked
package dev.tenantsync.dynamics.database;

import org.jspecify.annotations.NullMarked;
