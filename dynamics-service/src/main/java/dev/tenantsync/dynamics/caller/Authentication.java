package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import dev.tenantsync.dynamics.web.Links;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds out whose token a request carries; the token itself is proven by the OIDC extension. */
@ApplicationScoped
class Authentication {

  private static final Logger LOG = Logger.getLogger(Authentication.class);

  private final TokenClaims claims;
  private final ProvenTokens tokens;
  private final Links links;
  private final String issuer;

  Authentication(TokenClaims claims, ProvenTokens tokens, Links links, DynamicsSettings settings) {
    this.claims = claims;
    this.tokens = tokens;
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
    String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    return Optional.ofNullable(authorization)
        .flatMap(tokens::find)
        .orElseGet(() -> identified(request, authorization));
  }

  private Identified identified(RoutingContext request, @Nullable String authorization) {
    SecurityIdentity identity = proven(request);
    if (identity == null || identity.isAnonymous()) {
      throw DataverseException.unauthorized("The request carries no bearer token.", challenge());
    }
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      throw bad();
    }
    Identified identified = claims.identified(token).orElseThrow(this::bad);
    if (authorization != null) {
      tokens.add(authorization, identified, token.getExpirationTime());
    }
    return identified;
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

  private DataverseException bad() {
    return DataverseException.unauthorized(
        "The bearer token did not pass validation.", challenge() + ", error=\"invalid_token\"");
  }

  /** As Dataverse words it: who gives tokens, and for which resource. */
  private String challenge() {
    return "Bearer authorization_uri=\"%s\", resource_id=\"%s\"".formatted(issuer, links.origin());
  }
}
