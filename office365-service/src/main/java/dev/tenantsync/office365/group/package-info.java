/**
 * Security groups: their properties, members and owners, and who is a member through whom. Knows
 * users, tells the change log when a membership comes or goes, and tells whoever gives members more
 * than membership through ports. The feed reads groups and members from here.
 */
@NullMarked
package dev.tenantsync.office365.group;

import org.jspecify.annotations.NullMarked;
