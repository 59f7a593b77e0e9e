package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.identity.AssertionReader.Assertion;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Client assertions (RFC 7523): a program proves itself by signing; each proof is good once. */
@ApplicationScoped
class ClientAssertions {

  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Applications applications;
  private final UsedAssertions used;
  private final Issuer issuer;
  private final Origins origins;
  private final Clock clock;

  ClientAssertions(
      Applications applications, UsedAssertions used, Issuer issuer, Origins origins, Clock clock) {
    this.applications = applications;
    this.used = used;
    this.issuer = issuer;
    this.origins = origins;
    this.clock = clock;
  }

  /**
   * Refuses an assertion that does not prove to be this application's, or has been used.
   *
   * @param called the address of the token endpoint as the client called it
   */
  void require(Application application, String assertion, Optional<String> type, URI called) {
    if (!type.equals(Optional.of(TYPE))) {
      throw Aadsts.MALFORMED_ASSERTION.with("client_assertion_type is not " + TYPE);
    }
    Instant now = clock.instant();
    List<ApplicationKey> keys =
        applications.keys(application.id).stream().filter(key -> key.isGood(now)).toList();
    Assertion read =
        AssertionReader.read(
            assertion,
            application.appId.toString(),
            keys.stream().map(ApplicationKey::rsa).toList(),
            audiences(called),
            now);
    if (!used.add(application.appId, read.jti(), read.expiresAt())) {
      throw Aadsts.MALFORMED_ASSERTION.with("it was used before");
    }
  }

  /**
   * The token endpoint by every address of ours, the tenant as the client named it or by its id,
   * and the issuer (RFC 7523, 3). An address that is not ours does not count, although it was
   * called: somebody may be handing on what was meant for another.
   */
  private Set<String> audiences(URI called) {
    String byId = "/" + issuer.tenantId() + "/oauth2/v2.0/token";
    return Stream.concat(
            origins.all().flatMap(origin -> Stream.of(origin + called.getRawPath(), origin + byId)),
            Stream.of(issuer.name()))
        .collect(Collectors.toSet());
  }
}
