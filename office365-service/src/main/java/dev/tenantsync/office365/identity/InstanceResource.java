package dev.tenantsync.office365.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Instance discovery, as MSAL asks before it trusts an authority that it does not know. */
@Path("/common/discovery/instance")
public class InstanceResource {

  record InstanceJson(
      @JsonProperty("tenant_discovery_endpoint") String discovery,
      @JsonProperty("api-version") String apiVersion,
      List<AliasJson> metadata) {}

  record AliasJson(
      @JsonProperty("preferred_network") String preferredNetwork,
      @JsonProperty("preferred_cache") String preferredCache,
      List<String> aliases) {}

  private final Origins origins;
  private final Issuer issuer;

  InstanceResource(Origins origins, Issuer issuer) {
    this.origins = origins;
    this.issuer = issuer;
  }

  @GET
  @Produces(TokenResource.JSON)
  public InstanceJson instance(@RestQuery("authorization_endpoint") @Nullable String authority) {
    URI asked = authority(authority);
    if (!origins.isOurs(asked)) {
      throw Aadsts.UNKNOWN_INSTANCE.with();
    }
    String host = asked.getRawAuthority();
    String origin = origins.answeringTo(asked);
    return new InstanceJson(
        origin + "/" + issuer.tenantId() + "/v2.0/.well-known/openid-configuration",
        "1.1",
        List.of(new AliasJson(host, host, List.of(host))));
  }

  private static URI authority(@Nullable String asked) {
    if (asked == null) {
      throw Aadsts.MISSING_PARAMETER.with("authorization_endpoint");
    }
    try {
      return URI.create(asked);
    } catch (IllegalArgumentException malformed) {
      throw Aadsts.UNKNOWN_INSTANCE.with();
    }
  }
}
