package dev.tenantsync.pair;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A large tenant, written straight into the directory's tables: through the API it would take
 * longer than the loads that are measured. Deterministic: user n is the same in every run.
 */
final class Population {

  private static final String USERS =
      """
      insert into directory_user (id, user_principal_name, account_enabled, display_name, given_name,
        surname, job_title, mail, mail_nickname, business_phones, city, country, usage_location,
        user_type, password_hash, force_change_password, created_date_time)
      select md5('user' || n)::uuid, 'user' || n || '@contoso.onmicrosoft.com', n %% 50 <> 0,
        'Given' || n || ' Family' || n, 'Given' || n, 'Family' || n, 'Title ' || n %% 40,
        'user' || n || '@contoso.onmicrosoft.com', 'user' || n, array['+81 6 0000 ' || n],
        'Osaka', 'Japan', 'JP', 'Member', 'none', false, timestamptz '2026-01-01 00:00:00Z'
      from generate_series(1, %d) n
      """;

  private static final String LICENCES =
      """
      insert into license_assignment (user_id, sku_id, assigned_date_time, updated_date_time)
      select md5('user' || n)::uuid, '1e1a282c-9c54-43a2-9310-98ef728faace',
        timestamptz '2026-01-02 00:00:00Z', timestamptz '2026-01-02 00:00:00Z'
      from generate_series(1, %d) n where n %% 5 < 2
      """;

  private static final String SEATS =
      """
      update sku set enabled = 400000,
        consumed = (select count(*) from license_assignment a where a.sku_id = sku.sku_id)
      where sku_id = '1e1a282c-9c54-43a2-9310-98ef728faace'
      """;

  private static final String ADMINISTRATORS =
      """
      insert into role_member (role_id, user_id)
      select r.id, md5('user' || n)::uuid
      from directory_role r, generate_series(1, %d) n
      where r.role_template_id = '62e90394-69f5-4237-9190-012177145e10' and n %% 1000 = 7
      """;

  private Population() {}

  /** Writes users 1 to {@code size}: 40 % licensed, 2 % blocked, 0.1 % Global Administrators. */
  static void write(Database directory, int size) throws SQLException {
    try (Connection connection = directory.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : new String[] {USERS, LICENCES, SEATS, ADMINISTRATORS}) {
        statement.executeUpdate(sql.formatted(size));
      }
      statement.execute("analyze");
    }
  }
}
