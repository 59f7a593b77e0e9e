/**
 * What a user or a group is a member of: groups and administrator roles in one list, directly or
 * through other groups. Only asks; who becomes a member is up to the rooms of groups and roles.
 */
@NullMarked
package dev.tenantsync.office365.membership;

import org.jspecify.annotations.NullMarked;
