package dev.tenantsync.office365.feed;

import dev.tenantsync.odata.SignedToken;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign delta and page tokens. They live in the database, so that every replica and
 * every later start accepts the links given out; the newest signs, all verify.
 */
@ApplicationScoped
public class TokenKeys {

  private static final int VERSION = 1;
  private static final int LENGTH = 32;

  private final AgroalDataSource database;
  private volatile @Nullable List<byte[]> keys;

  TokenKeys(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * A URL-safe token of these bytes.
   *
   * @param purpose what the token is for; it opens for nothing else
   */
  public String seal(String purpose, byte[] payload) {
    return new SignedToken(purpose, VERSION, keys().get(0)).seal(payload);
  }

  /** The bytes of a token made for this purpose; empty when it is forged, cut or of another. */
  public Optional<byte[]> open(String purpose, String token) {
    return keys().stream()
        .flatMap(key -> new SignedToken(purpose, VERSION, key).open(token).stream())
        .findFirst();
  }

  private List<byte[]> keys() {
    List<byte[]> known = keys;
    if (known == null) {
      // Apart from the caller's transaction, which may be read-only.
      known = QuarkusTransaction.requiringNew().call(this::readOrMake);
      keys = known;
    }
    return known;
  }

  private List<byte[]> readOrMake() throws SQLException {
    try (Connection connection = database.getConnection()) {
      List<byte[]> found = read(connection);
      if (!found.isEmpty()) {
        return found;
      }
      try (var lock = connection.createStatement()) {
        lock.execute("lock table token_key in share row exclusive mode");
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into token_key (secret) select ?"
                  + " where not exists (select 1 from token_key)")) {
        byte[] secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        insert.setBytes(1, secret);
        insert.executeUpdate();
      }
      return read(connection);
    }
  }

  private static List<byte[]> read(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("select secret from token_key order by id desc");
        ResultSet rows = query.executeQuery()) {
      List<byte[]> secrets = new ArrayList<>();
      while (rows.next()) {
        secrets.add(rows.getBytes(1));
      }
      return secrets;
    }
  }
}
