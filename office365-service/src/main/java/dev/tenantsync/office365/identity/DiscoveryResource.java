package dev.tenantsync.office365.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/**
 * OpenID Connect discovery. Clients insist that its issuer has the origin that they asked; tokens
 * name the canonical one all the same.
 */
@Path("/{tenant}/v2.0/.well-known/openid-configuration")
public class DiscoveryResource {

  record DiscoveryJson(
      String issuer,
      @JsonProperty("authorization_endpoint") String authorizationEndpoint,
      @JsonProperty("token_endpoint") String tokenEndpoint,
      @JsonProperty("jwks_uri") String jwksUri,
      @JsonProperty("token_endpoint_auth_methods_supported") List<String> authMethods,
      @JsonProperty("grant_types_supported") List<String> grantTypes,
      @JsonProperty("response_types_supported") List<String> responseTypes,
      @JsonProperty("response_modes_supported") List<String> responseModes,
      @JsonProperty("subject_types_supported") List<String> subjectTypes,
      @JsonProperty("id_token_signing_alg_values_supported") List<String> signing,
      @JsonProperty("scopes_supported") List<String> scopes,
      @JsonProperty("claims_supported") List<String> claims) {}

  private final Tenants tenants;
  private final Issuer issuer;
  private final Origins origins;

  DiscoveryResource(Tenants tenants, Issuer issuer, Origins origins) {
    this.tenants = tenants;
    this.issuer = issuer;
    this.origins = origins;
  }

  @GET
  @Produces(TokenResource.JSON)
  public DiscoveryJson discover(String tenant, UriInfo uri) {
    tenants.require(tenant);
    String base = origins.answeringTo(uri.getBaseUri()) + "/" + issuer.tenantId();
    return new DiscoveryJson(
        base + "/v2.0",
        base + "/oauth2/v2.0/authorize",
        base + "/oauth2/v2.0/token",
        base + "/discovery/v2.0/keys",
        List.of("client_secret_post", "client_secret_basic", "private_key_jwt"),
        List.of("client_credentials", "password"),
        List.of("token"),
        List.of("query"),
        List.of("public"),
        List.of("RS256"),
        List.of("openid", "profile"),
        List.of("aud", "iss", "iat", "nbf", "exp", "sub", "oid", "tid", "appid", "roles", "scp"));
  }
}
