/**
 * Licences: the stock of products, who holds which, and the rules for giving one. The rules are in
 * {@link dev.tenantsync.office365.license.SeatRules}, without input or output; what is inherited
 * from groups is judged by the same. Knows users and groups; these know nothing of licences but
 * facets and a listener.
 */
@NullMarked
package dev.tenantsync.office365.license;

import org.jspecify.annotations.NullMarked;
