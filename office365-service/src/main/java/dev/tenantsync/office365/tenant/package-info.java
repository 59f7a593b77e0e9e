/**
 * The one tenant of this directory: its organization, verified domains, settings and first seed.
 */
@NullMarked
package dev.tenantsync.office365.tenant;

import org.jspecify.annotations.NullMarked;
