/**
 * The Graph side of query options: which are offered, Graph's words for those refused, pages and
 * their tokens. Knows no resource; the language itself is the module {@code odata}.
 */
@NullMarked
package dev.tenantsync.office365.odata;

import org.jspecify.annotations.NullMarked;
