package dev.tenantsync.office365.identity;

import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;

/** Whom a token is made out to. */
sealed interface TokenHolder {

  /** The id of the account or registration. */
  UUID objectId();

  /** Adds what only this kind of token says. */
  void describeIn(JwtClaims claims);

  /**
   * A program.
   *
   * @param roles application permissions; a token without any opens nothing
   */
  record Program(UUID objectId, List<String> roles) implements TokenHolder {

    public Program {
      roles = List.copyOf(roles);
    }

    @Override
    public void describeIn(JwtClaims claims) {
      claims.setClaim("idtyp", "app");
      if (!roles.isEmpty()) {
        claims.setStringListClaim("roles", roles);
      }
    }
  }

  /** A person, by user principal name and display name. */
  record Person(UUID objectId, String userPrincipalName, String displayName, List<String> scopes)
      implements TokenHolder {

    public Person {
      scopes = List.copyOf(scopes);
    }

    @Override
    public void describeIn(JwtClaims claims) {
      claims.setClaim("idtyp", "user");
      claims.setClaim("scp", String.join(" ", scopes));
      claims.setClaim("upn", userPrincipalName);
      claims.setClaim("preferred_username", userPrincipalName);
      claims.setClaim("name", displayName);
    }
  }
}
