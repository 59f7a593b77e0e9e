package dev.tenantsync.office365.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses at which this service may claim to be. */
@ApplicationScoped
class Origins {

  private final Issuer issuer;
  private final Set<String> configured;

  Origins(Issuer issuer, IdentitySettings settings) {
    this.issuer = issuer;
    this.configured =
        settings.addresses().stream().map(Resources::bare).collect(Collectors.toSet());
  }

  /** The origin of the address that a client called, if it is ours, else the canonical one. */
  String answeringTo(URI called) {
    String origin = called.getScheme() + "://" + called.getRawAuthority();
    return configured.contains(origin) ? origin : issuer.origin();
  }

  /** Whether an address begins with an origin of ours. */
  boolean isOurs(URI address) {
    return all().anyMatch((address.getScheme() + "://" + address.getRawAuthority())::equals);
  }

  /** Every origin of ours. */
  Stream<String> all() {
    return Stream.concat(configured.stream(), Stream.of(issuer.origin())).distinct();
  }
}
