/**
 * The API's description for people and tools (OpenAPI): the routes as they are, by the paths that
 * clients write, with the permissions of the table and the types of the model. Nobody enters.
 */
@NullMarked
package dev.tenantsync.office365.description;

import org.jspecify.annotations.NullMarked;
