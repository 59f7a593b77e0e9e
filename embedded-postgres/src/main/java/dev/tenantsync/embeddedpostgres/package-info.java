/**
 * A PostgreSQL server that comes with the service: real server binaries from Maven, data that
 * persists, nothing to install.
 *
 * <p>{@link dev.tenantsync.embeddedpostgres.EmbeddedPostgres} starts one from plain Java. In a
 * Quarkus application {@link dev.tenantsync.embeddedpostgres.EmbeddedPostgresConfigSourceFactory}
 * does so when no JDBC URL is configured. Knows nothing of either service.
 */
@NullMarked
package dev.tenantsync.embeddedpostgres;

import org.jspecify.annotations.NullMarked;
