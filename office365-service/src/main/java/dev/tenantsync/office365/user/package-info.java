/**
 * Users: created, read, changed, deleted, restored and purged as Graph does. Licences and roles are
 * other rooms.
 */
@NullMarked
package dev.tenantsync.office365.user;

import org.jspecify.annotations.NullMarked;
