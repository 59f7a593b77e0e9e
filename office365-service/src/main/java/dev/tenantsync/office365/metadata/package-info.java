/**
 * The directory's types as one table: what {@code $metadata} says, and what the API's description
 * takes its schemas from. A property that an answer shows has a line here. Stored properties of
 * users come from their own table.
 */
@NullMarked
package dev.tenantsync.office365.metadata;

import org.jspecify.annotations.NullMarked;
