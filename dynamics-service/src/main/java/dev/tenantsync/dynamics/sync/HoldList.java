package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.sync.HoldJson.CountsJson;
import dev.tenantsync.dynamics.sync.HoldJson.MemberJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads holds and their members. */
@ApplicationScoped
class HoldList {

  private static final String SELECT =
      """
      select h.*, c.* from sync_hold h cross join lateral (
        select count(*) filter (where state = 'HELD') as held,
          count(*) filter (where state = 'APPROVED') as approved,
          count(*) filter (where state = 'REJECTED') as rejected,
          count(*) filter (where state = 'APPLIED') as applied,
          count(*) filter (where state = 'ENDED') as ended
        from sync_hold_member m where m.hold_id = h.id) c
      """;

  private final Database database;

  HoldList(Database database) {
    this.database = database;
  }

  /** The newest first. */
  List<HoldJson> holds(Piece piece) {
    return database.list(
        SELECT + " where h.id < ? order by h.id desc limit ?",
        HoldList::hold,
        piece.afterNumber(),
        piece.limit());
  }

  Optional<HoldJson> hold(long id) {
    return database.first(SELECT + " where h.id = ?", HoldList::hold, id);
  }

  /** In the order of their object ids. */
  List<MemberJson> members(long hold, Piece piece) {
    return database.list(
        """
        select * from sync_hold_member where hold_id = ? and object_id > ?
        order by object_id limit ?
        """,
        HoldList::member,
        hold,
        piece.afterId(),
        piece.limit());
  }

  Optional<MemberJson> member(long hold, UUID objectId) {
    return database.first(
        "select * from sync_hold_member where hold_id = ? and object_id = ?",
        HoldList::member,
        hold,
        objectId);
  }

  private static HoldJson hold(Row row) throws SQLException {
    return new HoldJson(
        row.number("id"),
        row.text("class"),
        row.instant("opened_at"),
        row.instantOrNull("closed_at"),
        row.number("asked"),
        row.number("allowed"),
        row.number("people"),
        new CountsJson(
            row.number("held"),
            row.number("approved"),
            row.number("rejected"),
            row.number("applied"),
            row.number("ended")));
  }

  private static MemberJson member(Row row) throws SQLException {
    return new MemberJson(
        row.uuid("object_id"),
        row.uuid("systemuserid"),
        row.text("reason"),
        Reason.valueOf(row.text("reason")).sentence(),
        row.number("account_version"),
        row.text("state"),
        row.instant("held_at"),
        row.textOrNull("settled_by"),
        row.instantOrNull("settled_at"));
  }
}
