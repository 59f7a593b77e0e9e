package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.odata.Guids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out which program makes a token request, and that it is that program. */
@ApplicationScoped
class ClientAuthentication {

  private final Applications applications;
  private final ClientAssertions assertions;
  private final Clock clock;

  ClientAuthentication(Applications applications, ClientAssertions assertions, Clock clock) {
    this.applications = applications;
    this.assertions = assertions;
    this.clock = clock;
  }

  /** The program that the request names, whoever sent it. */
  @Transactional
  Client named(TokenForm form) {
    return Client.of(find(form));
  }

  /**
   * The program, proven by its secret or key.
   *
   * @param called the address of the token endpoint as the client called it
   */
  @Transactional
  Client authenticate(TokenForm form, URI called) {
    Application application = find(form);
    Optional<String> secret = form.find("client_secret");
    Optional<String> assertion = form.find("client_assertion");
    if (secret.isPresent() && assertion.isPresent()) {
      throw Aadsts.MALFORMED.with("the client authenticates in more than one way");
    }
    if (secret.isPresent()) {
      requireSecret(application, new ClientSecret(secret.get()));
    } else {
      assertions.require(
          application,
          assertion.orElseThrow(Aadsts.MISSING_CREDENTIAL::with),
          form.find("client_assertion_type"),
          called);
    }
    if (!application.accountEnabled) {
      throw Aadsts.DISABLED_APPLICATION.with(application.appId);
    }
    return Client.of(application);
  }

  private Application find(TokenForm form) {
    String clientId = form.require("client_id");
    return Guids.parse(clientId)
        .flatMap(applications::byAppId)
        .orElseThrow(() -> Aadsts.UNKNOWN_APPLICATION.with(clientId));
  }

  private void requireSecret(Application application, ClientSecret secret) {
    Instant now = clock.instant();
    List<ApplicationPassword> right =
        applications.passwords(application.id).stream()
            .filter(password -> password.isOf(secret))
            .toList();
    if (right.isEmpty()) {
      throw Aadsts.WRONG_SECRET.with(application.appId);
    }
    if (right.stream().allMatch(password -> password.isOver(now))) {
      throw Aadsts.EXPIRED_SECRET.with(application.appId);
    }
  }
}
