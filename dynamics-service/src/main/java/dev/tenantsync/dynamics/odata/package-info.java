/**
 * Dataverse's side of OData: one property table per entity drives select, filter, order, paging,
 * rendering and annotations. Knows no entity by name; systemuser and securityrole bring theirs.
 */
@NullMarked
package dev.tenantsync.dynamics.odata;

import org.jspecify.annotations.NullMarked;
