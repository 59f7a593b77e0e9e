/**
 * What was done to a user, when, by whom and why: the provisioning log as people read it. Nobody
 * writes from here.
 */
@NullMarked
package dev.tenantsync.dynamics.history;

import org.jspecify.annotations.NullMarked;
