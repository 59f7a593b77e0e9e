/**
 * The user table as clients read and edit it. Every edit by hand asks the entitlement rules, is
 * written beside what the sync keeps, and has the user decided anew, all in one transaction. Never
 * imports reconcile.
 */
@NullMarked
package dev.tenantsync.dynamics.systemuser;

import org.jspecify.annotations.NullMarked;
