/**
 * OData query text: a syntax tree of filters and searches, their parsers and the one translation to
 * SQL. Knows neither users nor licences; both services bring their own property tables.
 */
@NullMarked
package dev.tenantsync.odata;

import org.jspecify.annotations.NullMarked;
