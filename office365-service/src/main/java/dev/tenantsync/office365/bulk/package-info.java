/**
 * Bulk: import of users with licences and roles from NDJSON and CSV, export of the whole directory,
 * and its restoration into an empty one. An import is a job whose chunks are short transactions.
 * Every kind of object is a {@link dev.tenantsync.office365.bulk.Section}; the rules are those of
 * the kinds' own rooms. Nobody enters but the routes' table.
 */
@NullMarked
package dev.tenantsync.office365.bulk;

import org.jspecify.annotations.NullMarked;
