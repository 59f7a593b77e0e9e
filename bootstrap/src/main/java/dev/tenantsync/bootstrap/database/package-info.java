/** What a failed statement says about the database, told apart from faults of what was asked. */
@NullMarked
package dev.tenantsync.bootstrap.database;

import org.jspecify.annotations.NullMarked;
