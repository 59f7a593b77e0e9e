package dev.tenantsync.bootstrap.metrics;

import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The one registry that is scraped, in place of Quarkus' default, which is a new one for everybody
 * who asks. Quarkus puts the meters of the process into it, too.
 */
@Singleton
class Registry {

  @Produces
  @Singleton
  CollectorRegistry registry() {
    return new CollectorRegistry(true);
  }
}
