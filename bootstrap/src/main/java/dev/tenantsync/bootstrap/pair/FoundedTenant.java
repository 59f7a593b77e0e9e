package dev.tenantsync.bootstrap.pair;

import dev.tenantsync.embeddedpostgres.EmbeddedPostgres;
import dev.tenantsync.embeddedpostgres.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * The tenant of a directory that was started before its pair had secrets. Its id was random then
 * and stands in its database; tokens must name it.
 */
final class FoundedTenant {

  private FoundedTenant() {}

  /**
   * Looks into the directory's database, the configured one or the embedded one of a data folder.
   *
   * @param environment OFFICE365_JDBC_URL, _USERNAME and _PASSWORD, or DATA_DIR
   * @return empty if the directory has not been started yet
   */
  static Optional<String> in(Map<String, String> environment) {
    String url = environment.getOrDefault("OFFICE365_JDBC_URL", "");
    if (!url.isBlank()) {
      return read(
          url,
          environment.getOrDefault("OFFICE365_USERNAME", ""),
          environment.getOrDefault("OFFICE365_PASSWORD", ""));
    }
    Path home = Path.of(environment.getOrDefault("DATA_DIR", "data"));
    Path data = home.resolve("office365-service").resolve("postgres");
    if (!Files.isDirectory(data)) {
      return Optional.empty();
    }
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(ServerSettings.in(data).withBinariesHome(home))) {
      return read(server.jdbcUrl(), server.username(), server.password());
    }
  }

  private static Optional<String> read(String url, String username, String password) {
    try (Connection connection = DriverManager.getConnection(url, username, password);
        Statement statement = connection.createStatement()) {
      boolean founded = text(statement, "select to_regclass('tenant')").isPresent();
      return founded ? text(statement, "select id from tenant") : Optional.empty();
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "Cannot read the tenant's id from the directory's database: " + failure.getMessage(),
          failure);
    }
  }

  private static Optional<String> text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
    }
  }
}
