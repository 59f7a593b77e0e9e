/**
 * Licences: the stock of products, who holds which, and the rules for giving one. The rules are in
 * {@link dev.tenantsync.office365.license.SeatRules}, without input or output. Knows users; users
 * know nothing of licences but a {@code UserFacet}.
 */
@NullMarked
package dev.tenantsync.office365.license;

import org.jspecify.annotations.NullMarked;
