package dev.tenantsync.office365.identity;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;

/** The public halves of the keys that sign tokens, those to come and those just gone included. */
@Path("/{tenant}/discovery/v2.0/keys")
public class KeysResource {

  private final Tenants tenants;
  private final SigningKeys keys;

  KeysResource(Tenants tenants, SigningKeys keys) {
    this.tenants = tenants;
    this.keys = keys;
  }

  @GET
  @Produces(TokenResource.JSON)
  public Map<String, List<Map<String, Object>>> keys(String tenant) {
    tenants.require(tenant);
    return Map.of("keys", keys.published().stream().map(KeysResource::publicHalf).toList());
  }

  private static Map<String, Object> publicHalf(SigningKey key) {
    RsaJsonWebKey json = new RsaJsonWebKey(key.publicKey());
    json.setKeyId(key.kid());
    json.setUse("sig");
    json.setAlgorithm("RS256");
    return json.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }
}
