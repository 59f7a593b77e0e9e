package dev.tenantsync.dynamics.odata;

import static dev.tenantsync.dynamics.systemuser.WebApi.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.systemuser.WebApi;
import dev.tenantsync.odata.SignedToken;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that tracked changes of a database which was set back since. */
@QuarkusTest
class RestoredDatabaseTest {

  @Inject SigningKey key;
  @Inject Restores restores;
  @Inject Administrator administrator;

  private String link;

  @BeforeEach
  void somebodyTracksChanges() {
    administrator.isHere();
    link = tracked();
  }

  private static String tracked() {
    return call()
        .header("Prefer", "odata.track-changes")
        .get(WebApi.root() + "systemusers")
        .then()
        .statusCode(200)
        .extract()
        .path("'@odata.deltaLink'");
  }

  @Test
  void beginAgainAfterARestoreThatWasToldWhetherItIsToldAgainOrNoMore() {
    String restore = "restore " + UUID.randomUUID();
    restores.told(restore);
    assertExpired(call().get(link));
    String since = tracked();

    restores.told(restore);
    assertThat(call().get(since).statusCode()).isEqualTo(200);
    assertExpired(call().get(link));

    restores.start(new StartupEvent());
    assertThat(call().get(since).statusCode()).isEqualTo(200);
    assertExpired(call().get(link));
  }

  @Test
  void neverGoOnBecauseAnEarlierRestoreIsToldOnceMore() {
    String first = "restore " + UUID.randomUUID();
    restores.told(first);
    String between = tracked();
    restores.told("restore " + UUID.randomUUID());
    String since = tracked();

    restores.told(first);

    assertExpired(call().get(between));
    assertThat(call().get(since).statusCode()).isEqualTo(200);
  }

  @Test
  void goOnWhereNothingHappened() {
    assertThat(following(token -> token).statusCode()).isEqualTo(200);
  }

  @Test
  void beginAgainWhereThePositionIsStillToCome() {
    assertExpired(
        following(
            token ->
                new DeltaToken(
                    token.set(),
                    token.cluster(),
                    token.issued(),
                    token.from().map(from -> "1" + from),
                    Optional.empty(),
                    List.of())));
  }

  @Test
  void beginAgainWhereAStandbyTookOver() {
    assertExpired(
        following(
            token ->
                new DeltaToken(
                    token.set(),
                    token.cluster().replaceFirst("/[^/]+/", "/0000000F/"),
                    token.issued(),
                    token.from(),
                    Optional.empty(),
                    List.of())));
  }

  private Response following(UnaryOperator<DeltaToken> change) {
    SignedToken signing = key.signing("delta");
    String sealed = link.replaceFirst(".*[?&]\\$deltatoken=([^&]+).*", "$1");
    DeltaToken token = signing.open(sealed).flatMap(DeltaToken::decoded).orElseThrow();
    return call().get(link.replace(sealed, signing.seal(change.apply(token).encoded())));
  }

  private static void assertExpired(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(410);
    assertThat(answer.<String>path("error.code")).isEqualTo("0x80044352");
  }
}
