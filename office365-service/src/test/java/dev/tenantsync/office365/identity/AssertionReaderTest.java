package dev.tenantsync.office365.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.office365.identity.Assertions.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** Which assertions prove something, and what is said of the others. */
class AssertionReaderTest {

  private static final Pair KEY = Assertions.newKey();
  private static final Pair OTHER = Assertions.newKey();
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String HERE = "http://127.0.0.1:8365/common/oauth2/v2.0/token";
  private static final String ME = "6bf05210-adbf-4caf-b413-f4aebf5749e3";

  private final JwtClaims claims = Assertions.claims(ME, HERE, NOW);

  @Test
  void provenByAnyKeyOfTheApplication() {
    for (String algorithm : List.of("RS256", "PS256")) {
      assertThat(read(KEY.sign(claims, algorithm)).expiresAt())
          .isEqualTo(NOW.plus(Duration.ofMinutes(11)));
    }
  }

  @Test
  void signedByAnother() {
    assertThatThrownBy(
            () ->
                AssertionReader.read(
                    KEY.sign(claims), ME, List.of(OTHER.publicKey()), Set.of(HERE), NOW))
        .satisfies(refused -> isRefused(refused, Aadsts.UNPROVEN_ASSERTION));
    assertThatThrownBy(
            () -> AssertionReader.read(KEY.sign(claims), ME, List.of(), Set.of(HERE), NOW))
        .satisfies(refused -> isRefused(refused, Aadsts.UNPROVEN_ASSERTION));
  }

  @Test
  void madeForAnotherEndpoint() {
    claims.setAudience("https://evil.example/common/oauth2/v2.0/token");
    assertRefused(Aadsts.ASSERTION_FOR_ANOTHER);
  }

  @Test
  void madeByAnotherApplication() {
    claims.setIssuer("somebody");
    assertRefused(Aadsts.ASSERTION_OF_ANOTHER);
    claims.setIssuer(ME);
    claims.setSubject("somebody");
    assertRefused(Aadsts.ASSERTION_OF_ANOTHER);
  }

  @Test
  void tooOldTooEarlyOrTooLong() {
    claims.setExpirationTime(at(NOW.minusSeconds(61)));
    assertRefused(Aadsts.ASSERTION_OUT_OF_TIME);
    claims.setExpirationTime(at(NOW.plus(Duration.ofHours(1))));
    assertRefused(Aadsts.ASSERTION_OUT_OF_TIME);
    claims.setExpirationTime(at(NOW.plusSeconds(600)));
    claims.setNotBefore(at(NOW.plusSeconds(120)));
    assertRefused(Aadsts.ASSERTION_OUT_OF_TIME);
  }

  @Test
  void withoutAnIdOrAnExpiry() {
    claims.unsetClaim("jti");
    assertRefused(Aadsts.MALFORMED_ASSERTION);
    claims.setJwtId("x");
    claims.unsetClaim("exp");
    assertRefused(Aadsts.MALFORMED_ASSERTION);
  }

  @Test
  void noSignature() {
    assertThatThrownBy(() -> read("x"))
        .satisfies(refused -> isRefused(refused, Aadsts.MALFORMED_ASSERTION));
    assertThatThrownBy(() -> read("eyJhbGciOiJub25lIn0.e30."))
        .satisfies(refused -> isRefused(refused, Aadsts.UNPROVEN_ASSERTION));
  }

  private AssertionReader.Assertion read(String assertion) {
    return AssertionReader.read(
        assertion, ME, List.of(OTHER.publicKey(), KEY.publicKey()), Set.of(HERE), NOW);
  }

  private void assertRefused(Aadsts reason) {
    assertThatThrownBy(() -> read(KEY.sign(claims)))
        .satisfies(refused -> isRefused(refused, reason));
  }

  private static void isRefused(Throwable refused, Aadsts reason) {
    assertThat(refused).isInstanceOf(SignInException.class);
    assertThat(((SignInException) refused).reason()).isEqualTo(reason);
  }

  private static NumericDate at(Instant moment) {
    return NumericDate.fromSeconds(moment.getEpochSecond());
  }
}
