/**
 * What the Web API consists of: the model of all entities, and its descriptions for clients that
 * read them (service document, {@code $metadata}, views). Knows every entity; no room knows it.
 */
@NullMarked
package dev.tenantsync.dynamics.metadata;

import org.jspecify.annotations.NullMarked;
