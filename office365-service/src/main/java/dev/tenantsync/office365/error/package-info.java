/**
 * Refusals in Graph's dialect: the error body, its codes, and the one place that turns anything
 * thrown into it. Every other room may enter.
 */
@NullMarked
package dev.tenantsync.office365.error;

import org.jspecify.annotations.NullMarked;
