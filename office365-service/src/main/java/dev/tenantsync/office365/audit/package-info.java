/**
 * The audit trail: the change log told to people. Who, what, when, from what to what; one entry for
 * each change, read off the log itself. Nobody enters.
 */
@NullMarked
package dev.tenantsync.office365.audit;

import org.jspecify.annotations.NullMarked;
