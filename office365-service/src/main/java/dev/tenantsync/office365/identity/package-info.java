/**
 * Who calls: tokens issued and verified, the keys that sign them, app registrations, sign-in of
 * programs and people. What a caller may do is decided in room {@code permission}. Every other room
 * may enter; secrets do not leave.
 */
@NullMarked
package dev.tenantsync.office365.identity;

import org.jspecify.annotations.NullMarked;
