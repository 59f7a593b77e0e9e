/**
 * Security roles and the business unit they belong to: the rows of the first start and how clients
 * read them. Who holds a role is the systemuser room's business.
 */
@NullMarked
package dev.tenantsync.dynamics.securityrole;

import org.jspecify.annotations.NullMarked;
