/** Files and folders that only their owner can read, written whole or not at all. */
@NullMarked
package dev.tenantsync.bootstrap.file;

import org.jspecify.annotations.NullMarked;
