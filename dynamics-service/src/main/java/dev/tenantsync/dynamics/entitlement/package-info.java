/**
 * The pure core: who is entitled to a row in Dynamics, how that row should look, and which steps
 * lead there. Values and functions only: no clock, no database, no framework, no logging. Every
 * room may ask; this one asks nobody. There is no second implementation of any rule found here.
 */
@NullMarked
package dev.tenantsync.dynamics.entitlement;

import org.jspecify.annotations.NullMarked;
