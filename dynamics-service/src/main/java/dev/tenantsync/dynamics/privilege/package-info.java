/**
 * What security roles allow: privileges, how deep each reaches, and how sets of them combine. Pure;
 * knows the entitlement room only, for the access mode that narrows them.
 */
@NullMarked
package dev.tenantsync.dynamics.privilege;

import org.jspecify.annotations.NullMarked;
