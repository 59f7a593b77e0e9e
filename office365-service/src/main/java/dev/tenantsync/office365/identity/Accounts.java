package dev.tenantsync.office365.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whether those to whom tokens were given out are still there: one query per call. */
@ApplicationScoped
class Accounts {

  private static final String PROGRAM =
      """
      select array(select permission from application_permission where application_id = a.id)
      from application a where a.app_id = ? and a.id = ? and a.account_enabled
      """;

  private static final String PERSON =
      """
      select 1 from directory_user
      where id = ? and deleted_date_time is null and account_enabled
        and (? or exists (select 1 from application where app_id = ? and account_enabled))
      """;

  private final AgroalDataSource database;

  Accounts(AgroalDataSource database) {
    this.database = database;
  }

  /** The permissions that a program holds now; empty if its registration is gone or disabled. */
  Optional<Set<String>> permissionsOf(UUID appId, UUID objectId) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(PROGRAM)) {
      query.setObject(1, appId);
      query.setObject(2, objectId);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(Set.of((String[]) row.getArray(1).getArray()))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the program's registration could not be read", e);
    }
  }

  /** Whether the person may sign in, and the client that did it for them is still registered. */
  boolean mayUse(UUID userId, UUID clientId) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(PERSON)) {
      query.setObject(1, userId);
      query.setBoolean(2, FirstPartyClients.includes(clientId));
      query.setObject(3, clientId);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the account could not be read", e);
    }
  }
}
