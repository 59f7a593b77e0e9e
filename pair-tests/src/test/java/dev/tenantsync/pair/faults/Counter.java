package dev.tenantsync.pair.faults;

import static org.awaitility.Awaitility.await;

import dev.tenantsync.pair.faults.Client.Call;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A licensed user whose job title counts up in the directory, and what Dynamics has of it. */
final class Counter implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(5);
  private static final String SEEN =
      "select coalesce(title, '0') from systemuser where azureactivedirectoryobjectid = ?::uuid";

  private final Client directory;
  private final String user;
  private final Connection dynamics;
  private int number;

  Counter(Stage stage, Tenant tenant) throws SQLException {
    this.directory = tenant.directory();
    this.user = tenant.untouched().get(1);
    this.dynamics = stage.database("dynamics").connect();
    this.number = seen();
  }

  /** Counts up; for one thread. */
  int next() {
    number++;
    directory
        .call(Call.patch("/v1.0/users/" + user, Map.of("jobTitle", Integer.toString(number))))
        .required();
    return number;
  }

  int number() {
    return number;
  }

  /** Waits until Dynamics has this number, or a later one. */
  void awaitSeen(int wanted) {
    await("title " + wanted)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(GLANCE)
        .until(() -> seen() >= wanted);
  }

  private int seen() throws SQLException {
    try (PreparedStatement question = dynamics.prepareStatement(SEEN)) {
      question.setString(1, user);
      try (ResultSet answer = question.executeQuery()) {
        return answer.next() ? Integer.parseInt(answer.getString(1)) : 0;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    dynamics.close();
  }
}
