package dev.tenantsync.office365.feed;

import dev.tenantsync.office365.feed.Change.Kind;
import dev.tenantsync.office365.feed.Change.Resource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * One administrator among several, who writes straight into the database, several changes in one
 * transaction, with their entries in the log: faster than two cores answer requests.
 */
final class BulkWriter {

  private static final String CREATE =
      """
      insert into directory_user (id, user_principal_name, account_enabled, display_name,
        mail_nickname, department, user_type, password_hash, force_change_password,
        created_date_time)
      values (?, ?, true, ?, 'bulk', ?, 'Member', '-', false, now())
      """;

  private final AgroalDataSource database;
  private final ChangeLog log;
  private final String department;
  private final Random random;
  private final List<UUID> own = new ArrayList<>();
  private final List<UUID> standing;
  private int written;

  /**
   * @param department of the users that it makes
   * @param standing users made before, of whom it changes only what sorts no list
   */
  BulkWriter(
      AgroalDataSource database,
      ChangeLog log,
      String department,
      List<UUID> standing,
      Random random) {
    this.database = database;
    this.log = log;
    this.department = department;
    this.standing = standing;
    this.random = random;
  }

  /** Makes so many changes in one transaction. */
  void write(int changes) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              List<Change> made = new ArrayList<>();
              // In one order, so that writers wait for each other, but never in a circle.
              standing(made, random.ints(changes / 4, 0, standing.size()).distinct().sorted());
              while (made.size() < changes) {
                made.add(ownChange());
              }
              log.append(made);
              written += made.size();
            });
  }

  /** How many changes it has made. */
  int written() {
    return written;
  }

  /** A name like those that standing users have, anywhere among them. */
  static String name(Random random) {
    return "Standing %05d".formatted(random.nextInt(100_000));
  }

  /** Makes a user; the log says nothing of it. */
  static UUID create(AgroalDataSource database, String department, String name) {
    UUID id = UUID.randomUUID();
    execute(database, CREATE, id, "bulk" + id + "@contoso.onmicrosoft.com", name, department);
    return id;
  }

  private void standing(List<Change> made, IntStream places) {
    places.forEach(
        place -> {
          UUID id = standing.get(place);
          String job = "Job " + random.nextInt();
          execute(database, "update directory_user set job_title = ? where id = ?", job, id);
          made.add(Change.of(Resource.USER, id, Kind.UPDATED).property("jobTitle", null, job));
        });
  }

  private Change ownChange() {
    int dice = own.size() < 10 ? 0 : random.nextInt(10);
    if (dice < 3) {
      UUID id = create(database, department, name(random));
      own.add(id);
      return Change.of(Resource.USER, id, Kind.CREATED);
    }
    if (dice < 8) {
      UUID id = own.get(random.nextInt(own.size()));
      String name = name(random);
      execute(database, "update directory_user set display_name = ? where id = ?", name, id);
      return Change.of(Resource.USER, id, Kind.UPDATED).property("displayName", null, name);
    }
    UUID id = own.remove(random.nextInt(own.size()));
    execute(
        database,
        "update directory_user set deleted_date_time = now(),"
            + " user_principal_name = replace(id::text, '-', '') || user_principal_name"
            + " where id = ?",
        id);
    return Change.of(Resource.USER, id, Kind.DELETED).touched("deletedDateTime");
  }

  private static void execute(AgroalDataSource database, String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
