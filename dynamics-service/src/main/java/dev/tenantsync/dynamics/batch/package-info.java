/**
 * {@code $batch} of the Web API: many requests in one, change sets all or nothing. Each step goes
 * through this service's whole pipeline as a request of its own; this room only reads the batch,
 * keeps its order, holds a change set's transaction and puts the answers together. Nobody enters.
 */
@NullMarked
package dev.tenantsync.dynamics.batch;

import org.jspecify.annotations.NullMarked;
