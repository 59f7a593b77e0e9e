package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.directory.GroupEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The rows of groups and memberships. What differs from before is answered, and only that. */
@ApplicationScoped
class GroupTable {

  /** Rows deleted in one transaction. */
  private static final int CHUNK = 10_000;

  /** Somebody, or a group, in a group. */
  record Membership(UUID groupId, UUID memberId) {}

  private final Database database;

  GroupTable(Database database) {
    this.database = database;
  }

  /**
   * @return those not known before
   */
  List<UUID> write(List<GroupEntry> present, long generation) {
    return database.list(
        """
        with page as (
          select * from unnest(?::uuid[], ?::text[], ?::boolean[])
            as p (group_id, display_name, security_enabled)
        ), written as (
          insert into directory_group as g (group_id, display_name, security_enabled, generation)
          select group_id, display_name, security_enabled, ? from page
          on conflict (group_id) do update set
            display_name = coalesce(excluded.display_name, g.display_name),
            security_enabled = coalesce(excluded.security_enabled, g.security_enabled),
            generation = excluded.generation
        )
        select group_id from page
        where not exists (select from directory_group g where g.group_id = page.group_id)
        """,
        row -> row.uuid("group_id"),
        SqlArray.of("uuid", present, GroupEntry::id),
        SqlArray.of("text", present, group -> MirrorText.clean(group.displayName())),
        SqlArray.of("bool", present, GroupEntry::securityEnabled),
        generation);
  }

  /**
   * A group that is gone has no members.
   *
   * @return those that were known
   */
  List<UUID> remove(Collection<UUID> gone) {
    return database.list(
        "delete from directory_group where group_id = any(?) returning group_id",
        row -> row.uuid("group_id"),
        SqlArray.uuids(gone));
  }

  List<Membership> removeMembersOf(Collection<UUID> gone) {
    return database.list(
        """
        delete from directory_group_member where group_id = any(?) returning group_id, member_id
        """,
        GroupTable::membership,
        SqlArray.uuids(gone));
  }

  /**
   * @return those not known before
   */
  List<Membership> add(List<Membership> added, long generation) {
    SqlArray groups = SqlArray.of("uuid", added, Membership::groupId);
    SqlArray members = SqlArray.of("uuid", added, Membership::memberId);
    List<Membership> fresh =
        database.list(
            """
            insert into directory_group_member (group_id, member_id, generation)
            select group_id, member_id, ?
            from unnest(?::uuid[], ?::uuid[]) as p (group_id, member_id)
            on conflict do nothing
            returning group_id, member_id
            """,
            GroupTable::membership,
            generation,
            groups,
            members);
    database.update(
        """
        update directory_group_member m set generation = ?
        from unnest(?::uuid[], ?::uuid[]) as p (group_id, member_id)
        where m.group_id = p.group_id and m.member_id = p.member_id and m.generation <> ?
        """,
        generation,
        groups,
        members,
        generation);
    return fresh;
  }

  List<Membership> remove(List<Membership> removed) {
    return database.list(
        """
        delete from directory_group_member m
        using unnest(?::uuid[], ?::uuid[]) as p (group_id, member_id)
        where m.group_id = p.group_id and m.member_id = p.member_id
        returning m.group_id, m.member_id
        """,
        GroupTable::membership,
        SqlArray.of("uuid", removed, Membership::groupId),
        SqlArray.of("uuid", removed, Membership::memberId));
  }

  /** Takes a member out of every group but these. */
  List<Membership> removeBesides(UUID memberId, Collection<UUID> held) {
    return database.list(
        """
        delete from directory_group_member where member_id = ? and group_id <> all(?)
        returning group_id, member_id
        """,
        GroupTable::membership,
        memberId,
        SqlArray.uuids(held));
  }

  /** Which of these ids are groups. */
  List<UUID> groupsAmong(Collection<UUID> ids) {
    return database.list(
        "select group_id from directory_group where group_id = any(?)",
        row -> row.uuid("group_id"),
        SqlArray.uuids(ids));
  }

  List<UUID> membersOf(Collection<UUID> groups) {
    return database.list(
        "select distinct member_id from directory_group_member where group_id = any(?)",
        row -> row.uuid("member_id"),
        SqlArray.uuids(groups));
  }

  /**
   * Forgets some of what was read before this generation.
   *
   * @return whether there may be more
   */
  boolean forgetSome(long generation) {
    return database.update(
                """
            delete from directory_group_member where ctid = any(array(
              select ctid from directory_group_member where generation < ? limit %d))
            """
                    .formatted(CHUNK),
                generation)
            + database.update(
                """
            delete from directory_group where ctid = any(array(
              select ctid from directory_group where generation < ? limit %d))
            """
                    .formatted(CHUNK),
                generation)
        > 0;
  }

  private static Membership membership(Row row) throws SQLException {
    return new Membership(row.uuid("group_id"), row.uuid("member_id"));
  }
}
