package dev.tenantsync.dynamics.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked for, of any process, and is done by the one that pulls. */
@ApplicationScoped
public class SyncRequests {

  /** What can be asked for. */
  public enum Kind {
    PULL,
    USER,
    RESYNC,
    VERIFY
  }

  /**
   * Something asked for and not done yet.
   *
   * @param objectId the user asked about; null for the other kinds
   */
  record Open(long id, Kind kind, @Nullable UUID objectId) {

    boolean wantsRun() {
      return kind == Kind.PULL || kind == Kind.RESYNC;
    }
  }

  private final Database database;
  private final ObjectMapper json;

  SyncRequests(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Asks.
   *
   * @return the number to ask for the outcome with
   */
  public long ask(Kind kind, @Nullable UUID objectId) {
    return database.number(
        "insert into sync_request (kind, object_id) values (?, ?::uuid) returning id as n",
        kind.name(),
        objectId);
  }

  /** Asks for a pull, unless something is asked for already; nobody waits for the outcome. */
  public void askForPull() {
    database.update(
        """
        insert into sync_request (kind)
        select 'PULL' where not exists (select from sync_request where finished_at is null)
        """);
  }

  /** The outcome as JSON, once it is there. */
  public Optional<String> outcome(long id) {
    return database.first(
        "select outcome::text as outcome from sync_request where id = ? and finished_at is not null",
        row -> row.text("outcome"),
        id);
  }

  List<Open> open() {
    return database.list(
        "select id, kind, object_id from sync_request where finished_at is null order by id",
        row ->
            new Open(
                row.number("id"), Kind.valueOf(row.text("kind")), row.uuidOrNull("object_id")));
  }

  boolean anyOpen() {
    return database.number(
            """
            select count(*) as n from (
              select 1 from sync_request where finished_at is null limit 1) any_open
            """)
        > 0;
  }

  /** Answers, and forgets what was answered an hour ago. */
  void finish(long id, Object outcome) {
    database.update(
        "update sync_request set finished_at = clock_timestamp(), outcome = ?::jsonb where id = ?",
        text(outcome),
        id);
    database.update(
        "delete from sync_request where finished_at < clock_timestamp() - interval '1 hour'");
  }

  private String text(Object outcome) {
    try {
      return json.writeValueAsString(outcome);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
