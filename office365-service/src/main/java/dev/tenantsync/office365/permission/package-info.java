/**
 * Who may do what: one table says which route needs which permission, and the gate before all
 * routes asks it. Deny by default. Only the API's description enters, for the table in words; the
 * rules import no framework.
 */
@NullMarked
package dev.tenantsync.office365.permission;

import org.jspecify.annotations.NullMarked;
