/**
 * What this environment is set to: the configuration, and over it what was set at run time, kept in
 * the database so that every process goes by the same. Knows no user; every room above the tables
 * may enter.
 */
@NullMarked
package dev.tenantsync.dynamics.environment;

import org.jspecify.annotations.NullMarked;
