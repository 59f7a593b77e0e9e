/**
 * Who calls and what that one may do: tokens become users of this environment, one table says what
 * each route asks, and one filter stands before them all. The gates are those of {@code access}.
 */
@NullMarked
package dev.tenantsync.dynamics.caller;

import org.jspecify.annotations.NullMarked;
