/**
 * What is the matter with one user: every condition of getting in, and everything that may keep
 * news about the user from arriving, each with what helps. Reads the same facts and asks the same
 * rules as the gates, asks the directory whether it answers, and changes nothing.
 */
@NullMarked
package dev.tenantsync.dynamics.diagnosis;

import org.jspecify.annotations.NullMarked;
