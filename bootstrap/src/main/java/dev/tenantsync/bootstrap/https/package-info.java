/**
 * How a service is reached: over https always, with a certificate of its own where none is
 * configured, and over plain http on this machine only, unless an operator says otherwise.
 */
@NullMarked
package dev.tenantsync.bootstrap.https;

import org.jspecify.annotations.NullMarked;
