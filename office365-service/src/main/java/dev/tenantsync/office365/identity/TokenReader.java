package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.identity.ReadTokens.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.lang.UnresolvableKeyException;

/** Reads a token for this service: signature, issuer, audience, lifetime, kind. */
@ApplicationScoped
class TokenReader {

  private final SigningKeys keys;
  private final Resources resources;
  private final Issuer issuer;
  private final ReadTokens proven;
  private final Clock clock;

  TokenReader(
      SigningKeys keys, Resources resources, Issuer issuer, ReadTokens proven, Clock clock) {
    this.proven = proven;
    this.keys = keys;
    this.resources = resources;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * What the token says, once proven ours.
   *
   * @throws InvalidTokenException with Graph's words if it is not
   */
  ReadToken read(String bearer) {
    Instant now = clock.instant();
    Optional<ReadToken> known = proven.find(bearer, now);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      JwtContext verified = verified(bearer, now);
      ReadToken token = read(verified.getJwtClaims());
      proven.keep(bearer, proof(token, verified));
      return token;
    } catch (InvalidJwtException refused) {
      throw new InvalidTokenException(message(refused));
    } catch (MalformedClaimException | IllegalArgumentException | NullPointerException strange) {
      throw new InvalidTokenException("Access token validation failure.");
    }
  }

  private static Proof proof(ReadToken token, JwtContext verified) throws MalformedClaimException {
    JwtClaims claims = verified.getJwtClaims();
    return new Proof(
        token,
        verified.getJoseObjects().get(0).getKeyIdHeaderValue(),
        Instant.ofEpochMilli(claims.getNotBefore().getValueInMillis()),
        Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()));
  }

  private JwtContext verified(String bearer, Instant now) throws InvalidJwtException {
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver((signature, outer) -> key(signature))
        .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
        .setExpectedType(true, "JWT")
        .setExpectedIssuer(issuer.name())
        .setExpectedAudience(resources.names(Resource.GRAPH).toArray(String[]::new))
        .setRequireExpirationTime()
        .setRequireNotBefore()
        .setRequireIssuedAt()
        .setRequireSubject()
        .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
        .build()
        .process(bearer);
  }

  private Key key(JsonWebSignature signature) throws UnresolvableKeyException {
    String kid = signature.getKeyIdHeaderValue();
    if (kid == null) {
      throw new UnresolvableKeyException("the token names no key");
    }
    return keys.byKid(kid)
        .map(SigningKey::publicKey)
        .orElseThrow(() -> new UnresolvableKeyException("no key has the name of the token's"));
  }

  /** A token says either what a program may or what a person lets a program do, never both. */
  private static ReadToken read(JwtClaims claims) throws MalformedClaimException {
    boolean program = claims.hasClaim("roles");
    if (program == claims.hasClaim("scp")) {
      throw new InvalidTokenException(
          "Access token validation failure. The token must contain either roles or scp.");
    }
    UUID objectId = UUID.fromString(claims.getStringClaimValue("oid"));
    UUID clientId = UUID.fromString(claims.getStringClaimValue("appid"));
    List<String> powers =
        program
            ? claims.getStringListClaimValue("roles")
            : List.of(claims.getStringClaimValue("scp").split(" "));
    return new ReadToken(program, objectId, clientId, Set.copyOf(powers));
  }

  private static String message(InvalidJwtException refused) {
    if (refused.hasErrorCode(ErrorCodes.EXPIRED)) {
      return "Lifetime validation failed, the token is expired.";
    }
    if (refused.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
      return "Lifetime validation failed, the token is not yet valid.";
    }
    if (refused.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
        || refused.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
      return "Access token validation failure. Invalid audience.";
    }
    if (refused.hasErrorCode(ErrorCodes.ISSUER_INVALID)
        || refused.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
      return "Access token validation failure. Invalid issuer.";
    }
    if (refused.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
      return "Access token validation failure. Invalid signature.";
    }
    return "Access token validation failure.";
  }
}
