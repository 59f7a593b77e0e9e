package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.odata.SignedToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tokens in links are signed with. It lies in the database, so that every replica and every
 * restart knows it.
 */
@ApplicationScoped
class SigningKey {

  private static final int VERSION = 1;

  private final Database database;
  private volatile byte @Nullable [] known;

  SigningKey(Database database) {
    this.database = database;
  }

  /**
   * @param purpose a token for one is none for another
   */
  SignedToken signing(String purpose) {
    return new SignedToken(purpose, VERSION, key());
  }

  private byte[] key() {
    byte[] key = known;
    if (key == null) {
      Optional<String> secret =
          database.first(
              "select encode(secret, 'hex') as secret from signing_key where purpose = 'page'",
              row -> row.text("secret"));
      key = HexFormat.of().parseHex(secret.orElseThrow());
      known = key;
    }
    return key;
  }
}
