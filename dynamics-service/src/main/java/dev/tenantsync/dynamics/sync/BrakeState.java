package dev.tenantsync.dynamics.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.sync.HoldJson.CountsJson;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what is held, and what was found changed. */
@ApplicationScoped
class BrakeState {

  /**
   * What the brake holds.
   *
   * @param openHolds holds of which something is held, or approved and not applied yet
   * @param aside disables that wait until everything that is on its way has arrived
   * @param members of all holds that were ever opened
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record BrakeJson(long openHolds, long aside, CountsJson members) {}

  /**
   * What was found changed in the database.
   *
   * @param open found and not decided yet
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record DriftCountsJson(long open, long healed, long held) {}

  private final Database database;

  BrakeState(Database database) {
    this.database = database;
  }

  BrakeJson brake() {
    return database
        .first(
            """
            select count(*) filter (where state = 'HELD') as held,
              count(*) filter (where state = 'APPROVED') as approved,
              count(*) filter (where state = 'REJECTED') as rejected,
              count(*) filter (where state = 'APPLIED') as applied,
              count(*) filter (where state = 'ENDED') as ended,
              (select count(*) from sync_hold where closed_at is null) as open_holds,
              (select count(*) from brake_ask where state = 'ASIDE') as aside
            from sync_hold_member
            """,
            row ->
                new BrakeJson(
                    row.number("open_holds"),
                    row.number("aside"),
                    new CountsJson(
                        row.number("held"),
                        row.number("approved"),
                        row.number("rejected"),
                        row.number("applied"),
                        row.number("ended"))))
        .orElseThrow();
  }

  DriftCountsJson drift() {
    return database
        .first(
            """
            select count(*) filter (where outcome is null) as open,
              count(*) filter (where outcome = 'HEALED') as healed,
              count(*) filter (where outcome = 'HELD') as held
            from drift
            """,
            row ->
                new DriftCountsJson(row.number("open"), row.number("healed"), row.number("held")))
        .orElseThrow();
  }
}
