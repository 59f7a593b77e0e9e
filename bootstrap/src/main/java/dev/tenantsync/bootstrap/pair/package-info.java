/**
 * Everything that the two services of a pair must know of each other before either starts: written
 * once, into one folder, with a subfolder for each reader that holds what this reader needs.
 */
@NullMarked
package dev.tenantsync.bootstrap.pair;

import org.jspecify.annotations.NullMarked;
