package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.stand.AdministratorToken;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.IssuerKey;
import dev.tenantsync.dynamics.stand.KeyServer;
import dev.tenantsync.dynamics.stand.TestIssuer;
import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The issuer comes, changes its keys, goes and comes again. */
@QuarkusTest
@TestProfile(KeyRotationTest.IssuerOfItsOwn.class)
class KeyRotationTest {

  /** At first nobody listens where the keys should be. */
  public static class IssuerOfItsOwn extends DirectoryProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
      overrides.put("dynamics.identity.tenant", TestIssuer.TENANT.toString());
      overrides.put("dynamics.identity.issuer", TestIssuer.ISSUER);
      overrides.put(
          "dynamics.identity.jwks-url", overrides.get("dynamics.directory.url") + "/keys");
      overrides.put("dynamics.identity.key-refresh", "1s");
      return overrides;
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @Inject World world;
  @Inject DynamicsSettings settings;

  private final Person ada = person("Ada").licensed();

  @BeforeEach
  void adaIsAUser() {
    world.clear();
    world.hasRole(world.arrives(ada), "Basic User");
  }

  @Test
  void serviceStartsWithoutItsIssuerAndSurvivesRotationAndRestart() throws IOException {
    IssuerKey first = IssuerKey.made("first");
    IssuerKey second = IssuerKey.made("second");
    IssuerKey third = IssuerKey.made("third");
    IssuerKey impostor = IssuerKey.made("second");
    int port = settings.identity().jwksUrl().getPort();

    assertThat(ready()).isEqualTo(200);
    assertThat(whoAmI(first)).isEqualTo(503);

    try (KeyServer issuer = new KeyServer(port, first)) {
      await().until(() -> whoAmI(first) == 200);
      assertThat(whoAmI(second)).isEqualTo(401);

      issuer.publishes(first, second);
      await().until(() -> whoAmI(second) == 200);
      assertThat(whoAmI(first)).isEqualTo(200);

      int readings = issuer.readings();
      long started = System.nanoTime();
      for (int request = 0; request < 50; request++) {
        assertThat(whoAmI(impostor)).isEqualTo(401);
        assertThat(whoAmI(third)).isEqualTo(401);
      }
      long seconds = (System.nanoTime() - started) / 1_000_000_000L;
      assertThat(issuer.readings() - readings).isLessThanOrEqualTo((int) seconds + 2);
    }
    assertThat(whoAmI(second)).isEqualTo(200);
    assertThat(whoAmI(third)).isEqualTo(401);

    try (KeyServer restarted = new KeyServer(port, third)) {
      await().until(() -> whoAmI(third) == 200);
      assertThat(restarted.readings()).isPositive();
      // A token that was just proven is believed for a moment.
      await().until(() -> whoAmI(second) == 401);
    }
  }

  private int whoAmI(IssuerKey key) {
    String token = Token.person(ada.objectId()).signedWith(key).signed();
    return given()
        .header("Authorization", "Bearer " + token)
        .get("/api/data/v9.2/WhoAmI")
        .statusCode();
  }

  private static int ready() {
    return given()
        .header("Authorization", AdministratorToken.NONE)
        .get("/q/health/ready")
        .statusCode();
  }
}
