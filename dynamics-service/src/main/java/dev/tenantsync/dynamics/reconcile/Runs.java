package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Runs that did something, the newest of them. */
@ApplicationScoped
public class Runs {

  private final Database database;
  private final int kept;

  Runs(Database database, DynamicsSettings settings) {
    this.database = database;
    this.kept = settings.sync().keptRuns();
  }

  /** A run that a crash takes out of the list again has done its work all the same. */
  void record(Run run) {
    database.update(
        """
        with made as (
          insert into sync_run
            (trigger, correlation_id, started_at, finished_at, pages, accounts, decided, applied,
              failed, error)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          returning id)
        delete from sync_run
        where id <= (select id from made) - ?
          and (select set_config('synchronous_commit', 'off', true)) = 'off'
        """,
        run.trigger(),
        run.correlationId(),
        run.startedAt(),
        run.finishedAt(),
        run.pages(),
        run.accounts(),
        run.decided(),
        run.applied(),
        run.failed(),
        run.error(),
        kept);
  }

  public List<Run> newest(int limit) {
    return database.list(
        "select * from sync_run order by id desc limit ?",
        row ->
            new Run(
                row.text("trigger"),
                row.textOrNull("correlation_id"),
                row.instant("started_at"),
                row.instant("finished_at"),
                row.number("pages"),
                row.number("accounts"),
                row.number("decided"),
                row.number("applied"),
                row.number("failed"),
                row.textOrNull("error")),
        limit);
  }
}
