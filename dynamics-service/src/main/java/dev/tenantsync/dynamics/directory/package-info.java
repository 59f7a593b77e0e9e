/**
 * The directory as seen from here: documented Microsoft Graph v1.0 calls, the fields that are read
 * and nothing else. HTTP ends in this room: what leaves it are entries, pages, or an exception that
 * says why there are none. Only the mirror enters, whoever diagnoses whether it answers, and
 * whoever subscribes to its changes.
 */
@NullMarked
package dev.tenantsync.dynamics.directory;

import org.jspecify.annotations.NullMarked;
