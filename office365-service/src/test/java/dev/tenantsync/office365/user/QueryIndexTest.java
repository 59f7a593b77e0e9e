package dev.tenantsync.office365.user;

import dev.tenantsync.odata.Dialect;
import dev.tenantsync.odata.Filter;
import dev.tenantsync.odata.FilterParser;
import dev.tenantsync.odata.FilterSql;
import dev.tenantsync.odata.Keyset;
import dev.tenantsync.odata.OrderBy;
import dev.tenantsync.odata.SearchParser;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Every query that needs no header is answered from an index, in a directory of {@code
 * -Dindex.users}. The users are made in a transaction that is never committed.
 */
@QuarkusTest
class QueryIndexTest {

  private static final int USERS = Integer.getInteger("index.users", 3_000);

  private static final String LARGE =
      """
      insert into directory_user (id, user_principal_name, account_enabled, display_name,
        given_name, surname, job_title, mail, mail_nickname, department, employee_id, city, state,
        country, usage_location, user_type, business_phones, other_mails, proxy_addresses,
        password_hash, force_change_password, created_date_time)
      select gen_random_uuid(), 'large' || i || '@contoso.onmicrosoft.com', i %% 50 <> 0,
        'Large User' || i, 'given' || i %% 5000, 'sur' || i %% 7000, 'job' || i %% 300,
        'mail' || i || '@x.example', 'nick' || i, 'dep' || i %% 200, 'e' || i, 'city' || i %% 400,
        'state' || i %% 50, 'country' || i %% 30, 'L' || chr(65 + i %% 26),
        case when i %% 20 = 0 then 'Guest' else 'Member' end, array['+41 ' || i],
        array['other' || i || '@y.example'], array['smtp:mail' || i || '@x.example'],
        '-', false, now() - i * interval '1 minute'
      from generate_series(1, %d) i;
      insert into license_assignment
        (user_id, sku_id, disabled_plans, assigned_date_time, updated_date_time)
      select id, '%s', '{}', now(), now() from directory_user where display_name like 'Large%%50';
      analyze directory_user, license_assignment
      """;

  /** A filter, and what its plan names. */
  private static final String FILTERS =
      """
          userPrincipalName eq 'x'                         | principal_name
          startsWith(userPrincipalName,'x')                | principal_name
          displayName eq 'x'                               | display_name
          startsWith(displayName,'x')                      | display_name
          mail eq 'x'                                      | directory_user_mail
          startsWith(mail,'x')                             | directory_user_mail
          mail in ('x','y')                                | directory_user_mail
          mailNickname eq 'x'                              | directory_user_mail_nickname
          givenName eq 'x'                                 | directory_user_given_name
          startsWith(surname,'x')                          | directory_user_surname
          surname in ('x','y')                             | directory_user_surname
          jobTitle eq 'x'                                  | directory_user_job_title
          department eq 'x'                                | directory_user_department
          startsWith(department,'x')                       | directory_user_department
          employeeId eq 'x'                                | directory_user_employee_id
          city eq 'x'                                      | directory_user_city
          state eq 'x'                                     | directory_user_state
          country eq 'x'                                   | directory_user_country
          usageLocation eq 'x'                             | directory_user_usage_location
          userType eq 'Guest'                              | directory_user_user_type
          accountEnabled eq false                          | directory_user_account_enabled
          createdDateTime ge 2100-01-01                    | directory_user_created
          otherMails/any(m:m eq 'x')                       | directory_user_other_mails
          proxyAddresses/any(m:m eq 'x')                   | directory_user_proxy_addresses
          businessPhones/any(m:m eq 'x')                   | directory_user_business_phones
          assignedLicenses/any(l:l/skuId eq {lapsing})     | license_assignment_(sku|pkey)
          id in ('{ada}','{bob}')                          | directory_user_pkey
          assignedPlans/any(p:p/servicePlanId eq {off})    | directory_user_pkey
          """;

  /** A search, and what its plan names. */
  private static final String SEARCHES =
      """
          "displayName:nobody else"     | directory_user_searchable
          "mail:x"                      | directory_user_mail
          "userPrincipalName:x"         | principal_name
          "givenName:x"                 | directory_user_given_name
          "surname:x"                   | directory_user_surname
          "mailNickname:x"              | directory_user_mail_nickname
          "jobTitle:x"                  | directory_user_job_title
          "department:x"                | directory_user_department
          "employeeId:x"                | directory_user_employee_id
          """;

  /** An order, and what its plan names. */
  private static final String ORDERS =
      """
      displayName             | directory_user_by_display_name
      userPrincipalName       | directory_user_by_principal_name
      createdDateTime         | directory_user_created
      """;

  @Inject UserTable users;
  @Inject AgroalDataSource database;
  @Inject Rows rows;

  @Test
  void everyPlainQueryIsAnsweredFromAnIndex() throws SQLException {
    FilterPeople people = new FilterPeople(rows);
    SoftAssertions plans = new SoftAssertions();
    try (Connection connection = database.getConnection();
        Statement before = connection.createStatement()) {
      connection.setAutoCommit(false);
      before.execute(LARGE.formatted(USERS, people.filled("{lapsing}")));
      // Small tables are read whole, and rightly; this one asks for what a large one needs.
      before.execute("set local enable_seqscan = off");
      for (String[] line : lines(people.filled(FILTERS))) {
        Filter filter = FilterParser.parse(line[0], Dialect.TOLERANT);
        SqlCondition condition = FilterSql.translate(filter, users.table(), false);
        plans
            .assertThat(plan(connection, condition, ""))
            .as(line[0])
            .containsPattern(scan(line[1]))
            // Asked of every user, one after the other.
            .doesNotContain("SubPlan");
      }
      for (String[] line : lines(SEARCHES)) {
        Filter search = SearchParser.parse(line[0]);
        SqlCondition condition = FilterSql.translate(search, users.table(), false);
        plans
            .assertThat(plan(connection, condition, ""))
            .as(line[0])
            .containsPattern(scan(line[1]));
      }
      for (String[] line : lines(ORDERS)) {
        Keyset keyset = new Keyset(OrderBy.parse(line[0], users.table(), true));
        String order = " order by " + keyset.orderBy() + " limit 101";
        plans
            .assertThat(plan(connection, SqlCondition.always(), order))
            .as(line[0])
            .containsPattern(scan(line[1]))
            .doesNotContain("Sort (");
      }
      connection.rollback();
    }
    plans.assertAll();
  }

  private static String scan(String index) {
    return "Index (Only )?Scan (Backward )?(using|on) [a-z_]*" + index;
  }

  private static List<String[]> lines(String table) {
    return table.lines().map(line -> line.strip().split(" +[|] +", -1)).toList();
  }

  private static String plan(Connection connection, SqlCondition condition, String order)
      throws SQLException {
    String sql =
        "explain select u.* from directory_user u where (u.deleted_date_time is null) and (%s)%s"
            .formatted(condition.sql(), order);
    try (PreparedStatement explain = connection.prepareStatement(sql)) {
      for (int i = 0; i < condition.parameters().size(); i++) {
        explain.setObject(i + 1, condition.parameters().get(i));
      }
      StringJoiner plan = new StringJoiner("\n");
      ResultSet lines = explain.executeQuery();
      while (lines.next()) {
        plan.add(lines.getString(1));
      }
      return plan.toString();
    }
  }
}
