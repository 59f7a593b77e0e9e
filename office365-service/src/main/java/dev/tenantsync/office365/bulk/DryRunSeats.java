package dev.tenantsync.office365.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The seats that earlier lines of a dry run would have taken. */
@ApplicationScoped
class DryRunSeats {

  private final Database database;

  DryRunSeats(Database database) {
    this.database = database;
  }

  Map<UUID, Integer> taken(UUID jobId) {
    Map<UUID, Integer> taken = new HashMap<>();
    database.each(
        "select sku_id, taken from import_seat where job_id = ?",
        row -> Map.entry(row.getObject("sku_id", UUID.class), row.getInt("taken")),
        seat -> taken.put(seat.getKey(), seat.getValue()),
        jobId);
    return taken;
  }

  void add(UUID jobId, Map<UUID, Integer> more) {
    database.update(
        """
        insert into import_seat (job_id, sku_id, taken)
        select ?, * from unnest(?::uuid[], ?::int[])
        on conflict (job_id, sku_id) do update set taken = import_seat.taken + excluded.taken
        """,
        jobId,
        Database.uuids(more.keySet()),
        Database.integers(more.values()));
  }
}
