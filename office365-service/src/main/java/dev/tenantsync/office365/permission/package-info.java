/**
 * Who may do what: one table says which route needs which permission, and the gate before all
 * routes asks it. Deny by default. Nobody enters; the rules import no framework.
 */
@NullMarked
package dev.tenantsync.office365.permission;

import org.jspecify.annotations.NullMarked;
