/**
 * Administrator roles: templates, activation, members. Knows users, and tells the change log when a
 * membership comes or goes; the feed reads roles and members from here.
 */
@NullMarked
package dev.tenantsync.office365.role;

import org.jspecify.annotations.NullMarked;
