package dev.tenantsync.office365.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/** Registrations made behind the API's back, and the generated credentials. */
@ApplicationScoped
public class Registry {

  /** A registration with a secret. */
  public record Program(UUID id, UUID appId, String secret) {}

  private final AgroalDataSource database;
  private final Config config;

  Registry(AgroalDataSource database, Config config) {
    this.database = database;
    this.config = config;
  }

  /** Where the generated credentials are. */
  public Path credentials() {
    return CredentialsHome.of(config);
  }

  /** A program with these permissions and a secret that is good for a year. */
  public Program program(String... permissions) {
    UUID id = UUID.randomUUID();
    UUID appId = UUID.randomUUID();
    execute(
        "insert into application (id, app_id, display_name, is_fallback_public_client,"
            + " account_enabled, created_date_time) values (?, ?, 'Test', false, true, now())",
        id,
        appId);
    for (String permission : permissions) {
      execute("insert into application_permission values (?, ?)", id, permission);
    }
    String secret = "canary-" + UUID.randomUUID();
    addSecret(id, secret, Instant.now().plusSeconds(365 * 86_400));
    return new Program(id, appId, secret);
  }

  /** Another secret of a program. */
  public void addSecret(UUID id, String secret, Instant end) {
    execute(
        "insert into application_password (key_id, application_id, hint, secret_hash,"
            + " start_date_time, end_date_time, origin)"
            + " values (gen_random_uuid(), ?, 'can', ?, now() - interval '1 year', ?, 'ADDED')",
        id,
        ClientSecret.sha256(secret),
        end.atOffset(ZoneOffset.UTC));
  }

  /** A public key of a program. */
  public void addKey(UUID id, byte[] key, Instant end) {
    execute(
        "insert into application_key (key_id, application_id, public_key, start_date_time,"
            + " end_date_time) values (gen_random_uuid(), ?, ?, now() - interval '1 day', ?)",
        id,
        key,
        end.atOffset(ZoneOffset.UTC));
  }

  /** Writes to the database. */
  public void execute(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
