package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import dev.tenantsync.dynamics.web.Links;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds out whose token a request carries; the token itself is proven by the OIDC extension. */
@ApplicationScoped
class Authentication {

  private static final Logger LOG = Logger.getLogger(Authentication.class);

  private final TokenClaims claims;
  private final Links links;
  private final String issuer;

  Authentication(TokenClaims claims, Links links, DynamicsSettings settings) {
    this.claims = claims;
    this.links = links;
    this.issuer = settings.identity().issuer();
  }

  /**
   * Whom the request's token names. May wait for the issuer's keys.
   *
   * @throws DataverseException 401 if there is no token, or none that is good; 503 if the issuer's
   *     keys were never read and cannot be read now
   */
  Identified identified(RoutingContext request) {
    SecurityIdentity identity = proven(request);
    if (identity == null || identity.isAnonymous()) {
      throw DataverseException.unauthorized("The request carries no bearer token.", challenge());
    }
    return identity.getPrincipal() instanceof JsonWebToken token
        ? claims.identified(token).orElseThrow(this::bad)
        : refuse();
  }

  private @Nullable SecurityIdentity proven(RoutingContext request) {
    try {
      return QuarkusHttpUser.getSecurityIdentityBlocking(request, null);
    } catch (AuthenticationFailedException refused) {
      throw bad();
    } catch (RuntimeException unproven) {
      LOG.warnf("a token could not be proven: %s", unproven.getMessage());
      throw DataverseException.unavailable("The keys of the issuer cannot be read at the moment.");
    }
  }

  private Identified refuse() {
    throw bad();
  }

  private DataverseException bad() {
    return DataverseException.unauthorized(
        "The bearer token did not pass validation.", challenge() + ", error=\"invalid_token\"");
  }

  /** As Dataverse words it: who gives tokens, and for which resource. */
  private String challenge() {
    return "Bearer authorization_uri=\"%s\", resource_id=\"%s\"".formatted(issuer, links.origin());
  }
}
