package dev.tenantsync.dynamics.stand;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

/** The issuer that every test's service trusts: an RSA key made at start, published over HTTP. */
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {

  public static final UUID TENANT = UUID.fromString("7e1ec0de-0000-4000-8000-000000000001");
  public static final String ISSUER = "https://issuer.test/" + TENANT + "/v2.0";
  public static final String AUDIENCE = "http://127.0.0.1:8366";

  /** The program that tests call as, where they do not say otherwise. */
  public static final UUID ADMINISTRATOR = UUID.fromString("ad000000-0000-4000-8000-000000000001");

  private static final String KEY = "test.issuer.key";

  private KeyServer server;

  @Override
  public Map<String, String> start() {
    IssuerKey key = IssuerKey.made("first");
    // Tests run in another class loader; the system's properties are the same there.
    System.setProperty(KEY, key.text());
    try {
      server = new KeyServer(0, key);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Map.of(
        "dynamics.identity.tenant",
        TENANT.toString(),
        "dynamics.identity.issuer",
        ISSUER,
        "dynamics.identity.jwks-url",
        "http://127.0.0.1:" + server.port() + "/keys",
        "dynamics.identity.client-id",
        FakeDirectory.CLIENT_ID,
        "dynamics.identity.client-secret",
        FakeDirectory.CLIENT_SECRET,
        "dynamics.identity.administrator-application-id",
        ADMINISTRATOR.toString());
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** The key that this issuer signs with. */
  static IssuerKey key() {
    return IssuerKey.parse(System.getProperty(KEY));
  }
}
