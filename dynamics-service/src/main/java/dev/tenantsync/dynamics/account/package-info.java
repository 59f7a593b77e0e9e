/** One business table, so that what roles and access modes leave out can be seen at work. */
@NullMarked
package dev.tenantsync.dynamics.account;

import org.jspecify.annotations.NullMarked;
