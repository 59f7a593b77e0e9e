package dev.tenantsync.office365.identity;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/** Reads a client assertion and says what is wrong with it. */
final class AssertionReader {

  /** MSAL's live for ten minutes; how long each must be remembered hangs on this. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int SKEW_SECONDS = 60;

  /** A proven assertion: its own id, and when it can no longer be used. */
  record Assertion(String jti, Instant expiresAt) {}

  private AssertionReader() {}

  /**
   * @param keys any one of them may have signed
   * @param audiences any one of them may be named
   * @throws SignInException if it is not a proof
   */
  static Assertion read(
      String assertion, String clientId, List<PublicKey> keys, Set<String> audiences, Instant now) {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setVerificationKeyResolver((signature, outer) -> signer(signature, keys))
              .setJwsAlgorithmConstraints(
                  ConstraintType.PERMIT,
                  AlgorithmIdentifiers.RSA_USING_SHA256,
                  AlgorithmIdentifiers.RSA_PSS_USING_SHA256)
              .setExpectedIssuer(clientId)
              .setExpectedSubject(clientId)
              .setExpectedAudience(audiences.toArray(String[]::new))
              .setRequireExpirationTime()
              .setRequireJwtId()
              .setMaxFutureValidityInMinutes((int) LONGEST.toMinutes())
              .setAllowedClockSkewInSeconds(SKEW_SECONDS)
              .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
              .build()
              .processToClaims(assertion);
      Instant expiry = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
      return new Assertion(claims.getJwtId(), expiry.plusSeconds(SKEW_SECONDS));
    } catch (InvalidJwtException refused) {
      throw refusal(refused).with("it is not a signed token that says what it must");
    } catch (MalformedClaimException strange) {
      throw Aadsts.MALFORMED_ASSERTION.with("a claim is not of its type");
    }
  }

  /** The key that made the signature: clients name theirs in many ways, and have few. */
  private static PublicKey signer(JsonWebSignature signature, List<PublicKey> keys)
      throws UnresolvableKeyException {
    for (PublicKey key : keys) {
      signature.setKey(key);
      try {
        if (signature.verifySignature()) {
          return key;
        }
      } catch (JoseException unfit) {
        throw new UnresolvableKeyException("the signature cannot be checked", unfit);
      }
    }
    throw new UnresolvableKeyException("no key of the application made the signature");
  }

  private static Aadsts refusal(InvalidJwtException refused) {
    if (refused.hasErrorCode(ErrorCodes.EXPIRED)
        || refused.hasErrorCode(ErrorCodes.NOT_YET_VALID)
        || refused.hasErrorCode(ErrorCodes.EXPIRATION_TOO_FAR_IN_FUTURE)) {
      return Aadsts.ASSERTION_OUT_OF_TIME;
    }
    if (refused.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)) {
      return Aadsts.ASSERTION_FOR_ANOTHER;
    }
    if (refused.hasErrorCode(ErrorCodes.ISSUER_INVALID)
        || refused.hasErrorCode(ErrorCodes.SUBJECT_INVALID)) {
      return Aadsts.ASSERTION_OF_ANOTHER;
    }
    if (refused.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)
        || refused.getCause() instanceof UnresolvableKeyException) {
      return Aadsts.UNPROVEN_ASSERTION;
    }
    return Aadsts.MALFORMED_ASSERTION;
  }
}
