/** What every route shares: who calls, under which request id. Knows no table of Dynamics. */
@NullMarked
package dev.tenantsync.dynamics.web;

import org.jspecify.annotations.NullMarked;
