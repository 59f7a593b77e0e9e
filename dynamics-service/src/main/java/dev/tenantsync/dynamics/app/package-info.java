/** Stand-ins for the interactive applications: whoever gets an answer would get in. */
@NullMarked
package dev.tenantsync.dynamics.app;

import org.jspecify.annotations.NullMarked;
