package dev.tenantsync.office365.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** The tokens that open this service, and those that it gives out for Dynamics. */
@ApplicationScoped
public class AccessTokens {

  /** Entra ID dates tokens back as far, for the sake of verifiers whose clocks are slow. */
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  private final SigningKeys keys;
  private final TokenReader reader;
  private final Accounts accounts;
  private final Issuer issuer;
  private final Clock clock;

  AccessTokens(
      SigningKeys keys, TokenReader reader, Accounts accounts, Issuer issuer, Clock clock) {
    this.keys = keys;
    this.reader = reader;
    this.accounts = accounts;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Who calls with this token. Asks the database once: a token dies with its account or
   * registration, and a permission taken away counts no more.
   *
   * @param bearer the token without its scheme
   * @throws InvalidTokenException if it proves nothing
   */
  public Caller verify(String bearer) {
    ReadToken token = reader.read(bearer);
    return token.isProgram() ? program(token) : person(token);
  }

  /**
   * Makes out and signs a token.
   *
   * @param audience the resource as the client named it
   */
  String mint(TokenHolder holder, String audience, UUID clientId, Duration lifetime) {
    Instant now = clock.instant();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer.name());
    claims.setAudience(audience);
    NumericDate since = NumericDate.fromSeconds(now.minus(BACKDATED).getEpochSecond());
    claims.setIssuedAt(since);
    claims.setNotBefore(since);
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
    claims.setSubject(holder.objectId().toString());
    claims.setClaim("oid", holder.objectId().toString());
    claims.setClaim("tid", issuer.tenantId().toString());
    claims.setClaim("appid", clientId.toString());
    claims.setClaim("azp", clientId.toString());
    claims.setClaim("ver", "2.0");
    claims.setClaim("uti", UUID.randomUUID().toString());
    holder.describeIn(claims);
    return sign(claims);
  }

  private String sign(JwtClaims claims) {
    SigningKey key = keys.current();
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    signature.setKeyIdHeaderValue(key.kid());
    signature.setKey(key.privateKey());
    signature.setPayload(claims.toJson());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }

  private Caller program(ReadToken token) {
    Set<String> held =
        accounts.permissionsOf(token.clientId(), token.objectId()).orElseThrow(this::gone);
    return new Caller.Program(
        token.clientId(),
        token.powers().stream().filter(held::contains).collect(Collectors.toUnmodifiableSet()));
  }

  private Caller person(ReadToken token) {
    if (!accounts.mayUse(token.objectId(), token.clientId())) {
      throw gone();
    }
    return new Caller.Person(token.objectId(), token.powers());
  }

  private InvalidTokenException gone() {
    return new InvalidTokenException(
        "Access token validation failure. The account or application is disabled or deleted.");
  }
}
