/**
 * Directory objects of every kind: how a reference names one, and how a list of several kinds shows
 * them. Each kind's own room tells what its objects look like; this room knows none of them.
 */
@NullMarked
package dev.tenantsync.office365.directoryobject;

import org.jspecify.annotations.NullMarked;
