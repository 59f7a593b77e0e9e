/**
 * Who gets in, and why: an ordered list of gates per surface, each with its verdict, reason and
 * evidence, and the smallest change that opens the first closed one. Asking changes nothing. The
 * gates themselves are pure and lean on the entitlement room only; no rule is repeated here.
 */
@NullMarked
package dev.tenantsync.dynamics.access;

import org.jspecify.annotations.NullMarked;
