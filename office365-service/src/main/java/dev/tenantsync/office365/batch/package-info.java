/**
 * Graph's {@code $batch}: up to twenty requests in one. Each step goes through this service's whole
 * pipeline as a request of its own; this room only reads the batch, keeps its order and puts the
 * answers together. Nobody enters.
 */
@NullMarked
package dev.tenantsync.office365.batch;

import org.jspecify.annotations.NullMarked;
