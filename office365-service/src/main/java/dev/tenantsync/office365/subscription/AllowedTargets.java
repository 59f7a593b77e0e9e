package dev.tenantsync.office365.subscription;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides once, from the settings, which addresses endpoints may have. */
class AllowedTargets {

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  /**
   * Where only this machine's own programs can ask, loopback is no way in for anybody: they can
   * call it themselves. So developers' listeners work, and a service that is open does not.
   */
  @Produces
  @Singleton
  TargetRules rules(
      SubscriptionSettings settings,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding") boolean behindProxy) {
    boolean askedFromHereOnly = THIS_MACHINE.contains(host) && !behindProxy;
    return new TargetRules(
        settings.allowLoopbackTargets().orElse(askedFromHereOnly), settings.allowPrivateTargets());
  }
}
