/**
 * How a service logs: text, or JSON on request, with an id by which the lines of one request or of
 * one run belong together.
 */
@NullMarked
package dev.tenantsync.bootstrap.log;

import org.jspecify.annotations.NullMarked;
