/**
 * The signed-in person's own entries: what the rooms of users, licences and roles answer about
 * anybody, about oneself. Has no rules of its own, and nobody enters.
 */
@NullMarked
package dev.tenantsync.office365.me;

import org.jspecify.annotations.NullMarked;
