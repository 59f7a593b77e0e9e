/** The Web API's functions about callers and what they may do. */
@NullMarked
package dev.tenantsync.dynamics.function;

import org.jspecify.annotations.NullMarked;
