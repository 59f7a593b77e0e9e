/**
 * How a service keeps one client from taking what others need, and how it behaves towards others
 * that do the same: quotas per client, slow clients cut off, pauses between tries.
 */
@NullMarked
package dev.tenantsync.bootstrap.overload;

import org.jspecify.annotations.NullMarked;
