/**
 * Settings whose values lie in files: {@code X_FILE=/path} in the environment gives {@code X} the
 * file's content, so that a secret stands neither in the environment nor in a process argument.
 */
@NullMarked
package dev.tenantsync.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
