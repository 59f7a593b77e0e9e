/**
 * Teams, who is in them and the security roles that their members act with. A role held through a
 * team counts for access and privileges, and never for the last System Administrator.
 */
@NullMarked
package dev.tenantsync.dynamics.team;

import org.jspecify.annotations.NullMarked;
