/**
 * Refusals in Dataverse's dialect: codes, the error body, and the one place that turns anything
 * thrown into it. Every other room may enter.
 */
@NullMarked
package dev.tenantsync.dynamics.error;

import org.jspecify.annotations.NullMarked;
