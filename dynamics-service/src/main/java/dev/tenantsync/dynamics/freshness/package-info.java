/**
 * Reading one's own writes: whoever wrote to the directory may ask with {@code Prefer: wait-for}
 * that an answer be no older than that write. This room knows how far the directory's changes have
 * come here, and lets requests wait for more before they enter any other room.
 */
@NullMarked
package dev.tenantsync.dynamics.freshness;

import org.jspecify.annotations.NullMarked;
