package dev.tenantsync.office365.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The stored keys. Replicas share them, and a restart changes none. */
@ApplicationScoped
class SigningKeyTable {

  private final AgroalDataSource database;

  SigningKeyTable(AgroalDataSource database) {
    this.database = database;
  }

  /** All keys, the one that signs last coming first. */
  List<SigningKey> all() {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select kid, public_key, private_key, published_at, signs_from"
                    + " from signing_key order by signs_from desc");
        ResultSet rows = query.executeQuery()) {
      List<SigningKey> keys = new ArrayList<>();
      while (rows.next()) {
        keys.add(key(rows));
      }
      return keys;
    } catch (SQLException | GeneralSecurityException e) {
      throw new IllegalStateException("the signing keys could not be read", e);
    }
  }

  /** Keeps other replicas from adding and removing keys until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  void lock() {
    execute("lock table signing_key in share row exclusive mode");
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(SigningKey key) {
    execute(
        "insert into signing_key (kid, public_key, private_key, published_at, signs_from)"
            + " values (?, ?, ?, ?, ?)",
        key.kid(),
        key.publicKey().getEncoded(),
        key.privateKey().getEncoded(),
        at(key.publishedAt()),
        at(key.signsFrom()));
  }

  /** Removes keys that began to sign before this moment. */
  @Transactional(Transactional.TxType.MANDATORY)
  void removeBefore(Instant signsFrom) {
    execute("delete from signing_key where signs_from < ?", at(signsFrom));
  }

  private void execute(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("the signing keys could not be written", e);
    }
  }

  private static SigningKey key(ResultSet row) throws SQLException, GeneralSecurityException {
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    return new SigningKey(
        row.getString("kid"),
        (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(row.getBytes("public_key"))),
        rsa.generatePrivate(new PKCS8EncodedKeySpec(row.getBytes("private_key"))),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        row.getObject("signs_from", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
