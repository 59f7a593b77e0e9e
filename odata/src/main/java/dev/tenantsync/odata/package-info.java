/**
 * OData query text: a syntax tree of filters, its parser and its translation to SQL. Knows neither
 * users nor licences; both services bring their own property tables.
 */
@NullMarked
package dev.tenantsync.odata;

import org.jspecify.annotations.NullMarked;
