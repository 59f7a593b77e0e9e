/**
 * What was measured, against what it should be, as a table for people and as JSON. No figure is
 * measured here.
 */
@NullMarked
package dev.tenantsync.benchmark.report;

import org.jspecify.annotations.NullMarked;
