/**
 * What a new directory begins with: the catalogue of products and roles, and a demo population for
 * those who want one. Plants through the same use cases as the API; nothing imports this room.
 */
@NullMarked
package dev.tenantsync.office365.seed;

import org.jspecify.annotations.NullMarked;
