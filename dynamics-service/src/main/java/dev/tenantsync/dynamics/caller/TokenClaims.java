package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.caller.Identified.Person;
import dev.tenantsync.dynamics.caller.Identified.Program;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import dev.tenantsync.dynamics.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Reads whom a token names, once its signature, issuer, audience and lifetime are proven. Ids come
 * from the configured claims only: a token without them names nobody, whatever names it holds.
 */
@ApplicationScoped
class TokenClaims {

  private final DynamicsSettings.Identity settings;

  TokenClaims(DynamicsSettings settings) {
    this.settings = settings.identity();
  }

  /** Empty for a token of another tenant, and for one that names nobody or could be two. */
  Optional<Identified> identified(JsonWebToken token) {
    boolean program = granted(token);
    boolean person = !text(token, "scp").orElse("").isBlank();
    if (program == person || !ofThisTenant(token)) {
      return Optional.empty();
    }
    return program
        ? id(token, settings.applicationClaim()).map(Program::new)
        : id(token, settings.idClaim()).map(Person::new);
  }

  private static boolean granted(JsonWebToken token) {
    return token.getClaim("roles") instanceof JsonArray roles && !roles.isEmpty();
  }

  private boolean ofThisTenant(JsonWebToken token) {
    return settings
        .tenantClaim()
        .map(claim -> text(token, claim).filter(settings.tenant()::equalsIgnoreCase).isPresent())
        .orElse(true);
  }

  private static Optional<UUID> id(JsonWebToken token, String claim) {
    return text(token, claim).flatMap(Ids::read);
  }

  private static Optional<String> text(JsonWebToken token, String claim) {
    Object value = token.getClaim(claim);
    if (value instanceof JsonString json) {
      return Optional.of(json.getString());
    }
    return value instanceof String plain ? Optional.of(plain) : Optional.empty();
  }
}
