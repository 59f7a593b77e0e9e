package dev.tenantsync.office365.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines that failed, by import. */
@ApplicationScoped
class Failures {

  private final Database database;

  Failures(Database database) {
    this.database = database;
  }

  void add(UUID jobId, List<Failure> failures) {
    if (failures.isEmpty()) {
      return;
    }
    List<@Nullable String> detailCodes = new ArrayList<>();
    List<@Nullable String> targets = new ArrayList<>();
    for (Failure failure : failures) {
      detailCodes.add(failure.detailCode());
      targets.add(failure.target());
    }
    database.update(
        """
        insert into import_failure (job_id, line, code, message, detail_code, target)
        select ?, * from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
        """,
        jobId,
        Database.integers(failures.stream().map(Failure::line).toList()),
        Database.texts(failures.stream().map(Failure::code).toList()),
        Database.texts(failures.stream().map(Failure::message).toList()),
        new Database.Values("text", detailCodes),
        new Database.Values("text", targets));
  }

  /** In the order of lines, from the first behind this one. */
  List<Failure> page(UUID jobId, int after, int limit) {
    return database.query(
        """
        select line, code, message, detail_code, target from import_failure
        where job_id = ? and line > ? order by line limit ?
        """,
        row ->
            new Failure(
                row.getInt("line"),
                row.getString("code"),
                row.getString("message"),
                row.getString("detail_code"),
                row.getString("target")),
        jobId,
        after,
        limit);
  }
}
