package dev.tenantsync.office365.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The imports' table. */
@ApplicationScoped
class Jobs {

  private static final String OPEN = " where status in ('NOT_STARTED', 'RUNNING') ";

  private final Database database;
  private final Clock clock;

  Jobs(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A job whose file is about to come in. */
  @Transactional
  UUID open(Job.Order order) {
    UUID id = UUID.randomUUID();
    database.update(
        """
        insert into import_job (id, status, mode, dry_run, actor, correlation_id, trace_parent,
          created_at, touched_at) values (?, 'UPLOADING', ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        order.mode().name(),
        order.dryRun(),
        order.actor(),
        order.correlationId(),
        order.traceParent(),
        clock.instant(),
        clock.instant());
    return id;
  }

  /**
   * @return false if the job was given up meanwhile
   */
  boolean touch(UUID id) {
    return database.update("update import_job set touched_at = ? where id = ?", clock.instant(), id)
        > 0;
  }

  /**
   * The file is there: the job may be run. Lines that failed on the way in count as done.
   *
   * @return false if the job was given up meanwhile
   */
  @Transactional
  boolean received(UUID id, Spool spool) {
    return database.update(
            """
            update import_job set status = 'NOT_STARTED', bytes = ?, total = ?, done = ?, failed = ?
            where id = ? and status = 'UPLOADING'
            """,
            spool.bytes(),
            spool.lines(),
            spool.failed(),
            spool.failed(),
            id)
        > 0;
  }

  Optional<Job> find(UUID id) {
    return database.query("select * from import_job where id = ?", Jobs::read, id).stream()
        .findFirst();
  }

  /** The newest jobs first. */
  List<Job> newest(int limit) {
    return database.query(
        "select * from import_job order by number desc limit ?", Jobs::read, limit);
  }

  /** The job whose turn it is. */
  Optional<Job> next() {
    return database
        .query("select * from import_job" + OPEN + "order by number limit 1", Jobs::read)
        .stream()
        .findFirst();
  }

  /** The same job locked, unless it has ended or another process has it in hand. */
  Optional<Job> lock(UUID id) {
    return database
        .query(
            "select * from import_job" + OPEN + "and id = ? for update skip locked", Jobs::read, id)
        .stream()
        .findFirst();
  }

  void advance(UUID id, int done, int failed, long millis) {
    database.update(
        """
        update import_job set status = 'RUNNING', started_at = coalesce(started_at, ?),
          done = done + ?, failed = failed + ?, busy_millis = busy_millis + ? where id = ?
        """,
        clock.instant(),
        done,
        failed,
        millis,
        id);
  }

  /** Every line was dealt with. */
  void complete(UUID id) {
    database.update(
        """
        update import_job set ended_at = ?,
          status = case when failed = 0 then 'COMPLETED' else 'COMPLETED_WITH_ERRORS' end
        where id = ?
        """,
        clock.instant(),
        id);
    forgetState(id);
  }

  void fail(UUID id, String refusal) {
    database.update(
        "update import_job set status = 'FAILED', refusal = ?, ended_at = ? where id = ?",
        refusal,
        clock.instant(),
        id);
    forgetState(id);
  }

  /** Waits for the chunk in hand, which stays written. */
  boolean cancel(UUID id) {
    boolean cancelled =
        database.update(
                "update import_job set status = 'CANCELLED', ended_at = ?" + OPEN + "and id = ?",
                clock.instant(),
                id)
            > 0;
    if (cancelled) {
      forgetState(id);
    }
    return cancelled;
  }

  void delete(UUID id) {
    database.update("delete from import_job where id = ?", id);
  }

  void deleteEndedBefore(Instant moment) {
    database.update("delete from import_job where ended_at < ?", moment);
  }

  void deleteUploadsOf(Instant moment) {
    database.update("delete from import_job where status = 'UPLOADING' and touched_at < ?", moment);
  }

  /** Whatever an ended job needs no more; passwords in lines never read are among it. */
  private void forgetState(UUID id) {
    for (String table : List.of("import_chunk", "import_key", "import_seat")) {
      database.update("delete from " + table + " where job_id = ?", id);
    }
  }

  private static Job read(ResultSet row) throws SQLException {
    return new Job(
        row.getObject("id", UUID.class),
        new Job.Order(
            JobMode.valueOf(row.getString("mode")),
            row.getBoolean("dry_run"),
            row.getString("actor"),
            row.getString("correlation_id"),
            row.getString("trace_parent")),
        JobStatus.valueOf(row.getString("status")),
        new Job.Times(
            Objects.requireNonNull(Database.instant(row, "created_at")),
            Database.instant(row, "started_at"),
            Database.instant(row, "ended_at")),
        new Job.Progress(
            row.getLong("bytes"),
            row.getInt("total"),
            row.getInt("done"),
            row.getInt("failed"),
            row.getLong("busy_millis")),
        row.getString("refusal"));
  }
}
