package dev.tenantsync.office365.permission;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.identity.AccessTokens;
import dev.tenantsync.office365.identity.Caller;
import dev.tenantsync.office365.identity.CurrentCaller;
import dev.tenantsync.office365.identity.InvalidTokenException;
import dev.tenantsync.office365.web.Links;
import dev.tenantsync.office365.web.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Finds out whose token a request carries. */
@ApplicationScoped
class Authentication {

  private static final String SCHEME = "Bearer ";

  private final AccessTokens tokens;
  private final CurrentCaller current;
  private final RequestContext request;
  private final Links links;

  Authentication(AccessTokens tokens, CurrentCaller current, RequestContext request, Links links) {
    this.tokens = tokens;
    this.current = current;
    this.request = request;
    this.links = links;
  }

  /**
   * Who makes this request, proven at most once. Asks the database.
   *
   * @throws GraphException 401 if there is no token, or none that is good
   */
  Caller caller(ContainerRequestContext incoming) {
    return current
        .caller()
        .orElseGet(
            () -> {
              Caller proven = proven(incoming.getHeaderString(HttpHeaders.AUTHORIZATION));
              current.is(proven);
              request.calledBy(proven.actor());
              return proven;
            });
  }

  private Caller proven(@Nullable String authorization) {
    String token = token(authorization);
    if (token.isEmpty()) {
      throw GraphException.unauthorized("Access token is empty.", challenge());
    }
    try {
      return tokens.verify(token);
    } catch (InvalidTokenException refused) {
      throw GraphException.unauthorized(
          refused.getMessage(), challenge() + ", error=\"invalid_token\"");
    }
  }

  /** The token of the header; empty where there is none, or credentials of another kind. */
  private static String token(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? authorization.substring(SCHEME.length()).strip()
        : "";
  }

  /** As Entra ID words it. Never with {@code claims}: SDKs would ask for another token at once. */
  private String challenge() {
    return "Bearer realm=\"\", authorization_uri=\"%s/common/oauth2/authorize\""
        .formatted(links.origin());
  }
}
