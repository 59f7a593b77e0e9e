/**
 * What every route shares: who calls, under which request id, and the address the caller used.
 * Knows no resource of the directory.
 */
@NullMarked
package dev.tenantsync.office365.web;

import org.jspecify.annotations.NullMarked;
