package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.directory.RoleEntry;
import dev.tenantsync.dynamics.directory.RoleEntry.MemberEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Who holds which directory role. Members may come before their accounts. Every change of a
 * member's roles gives the account a new version.
 */
@ApplicationScoped
class RoleMembers {

  /** Somebody in a role. */
  private record Membership(UUID roleId, UUID objectId) {}

  private final Database database;
  private final Accounts accounts;

  RoleMembers(Database database, Accounts accounts) {
    this.database = database;
    this.accounts = accounts;
  }

  /**
   * Writes what a page says; of several words on one membership the last counts.
   *
   * @return how many people's roles differ from before
   */
  int apply(List<RoleEntry> entries, Arrival arrival) {
    database.cutOffWhenFrozen();
    Map<UUID, RoleEntry> roles = new LinkedHashMap<>();
    Map<Membership, Boolean> memberships = new LinkedHashMap<>();
    for (RoleEntry role : entries) {
      roles.put(role.id(), role);
      for (MemberEntry member : role.members()) {
        memberships.put(new Membership(role.id(), member.id()), member.removed());
      }
    }
    Set<UUID> concerned = new TreeSet<>();
    concerned.addAll(writeRoles(roles.values(), arrival));
    concerned.addAll(add(keys(memberships, false), arrival));
    concerned.addAll(remove(keys(memberships, true)));
    List<UUID> told = memberships.keySet().stream().map(Membership::objectId).toList();
    accounts.rolesChanged(concerned, told, arrival);
    return concerned.size();
  }

  /**
   * Makes these the roles of one person, whatever was known before.
   *
   * @return whether anything differs
   */
  boolean replace(UUID objectId, List<RoleEntry> held, Arrival arrival) {
    database.cutOffWhenFrozen();
    Set<UUID> concerned = new TreeSet<>(writeRoles(held, arrival));
    List<UUID> heldIds = held.stream().map(RoleEntry::id).toList();
    concerned.addAll(
        add(heldIds.stream().map(role -> new Membership(role, objectId)).toList(), arrival));
    concerned.addAll(
        database.list(
            """
            delete from directory_role_member where object_id = ? and role_id <> all(?)
            returning object_id
            """,
            row -> row.uuid("object_id"),
            objectId,
            SqlArray.uuids(heldIds)));
    accounts.rolesChanged(concerned, List.of(), arrival);
    return concerned.contains(objectId);
  }

  /** A role that is gone has no members; one that turns out to be another concerns all of them. */
  private Collection<UUID> writeRoles(Collection<RoleEntry> roles, Arrival arrival) {
    List<RoleEntry> present = roles.stream().filter(role -> !role.removed()).toList();
    List<UUID> gone =
        roles.stream().filter(RoleEntry::removed).map(RoleEntry::id).sorted().toList();
    List<UUID> concerned =
        new ArrayList<>(
            database.list(
                """
                delete from directory_role_member where role_id = any(?) returning object_id
                """,
                row -> row.uuid("object_id"),
                SqlArray.uuids(gone)));
    database.update("delete from directory_role where role_id = any(?)", SqlArray.uuids(gone));
    concerned.addAll(
        database.list(
            """
            with page as (
              select * from unnest(?::uuid[], ?::uuid[]) as p (role_id, template_id)
            ), differing as (
              select p.role_id from page p join directory_role r on r.role_id = p.role_id
              where p.template_id is not null
                and p.template_id is distinct from r.role_template_id
            ), written as (
              insert into directory_role as r (role_id, role_template_id, generation)
              select role_id, template_id, ? from page
              on conflict (role_id) do update set
                role_template_id = coalesce(excluded.role_template_id, r.role_template_id),
                generation = excluded.generation
            )
            select m.object_id from directory_role_member m join differing using (role_id)
            """,
            row -> row.uuid("object_id"),
            SqlArray.of("uuid", present, RoleEntry::id),
            SqlArray.of("uuid", present, RoleEntry::templateId),
            arrival.generation()));
    return concerned;
  }

  private List<UUID> add(List<Membership> added, Arrival arrival) {
    List<UUID> concerned =
        database.list(
            """
            insert into directory_role_member (role_id, object_id, generation)
            select role_id, object_id, ? from unnest(?::uuid[], ?::uuid[]) as p (role_id, object_id)
            on conflict do nothing
            returning object_id
            """,
            row -> row.uuid("object_id"),
            arrival.generation(),
            SqlArray.of("uuid", added, Membership::roleId),
            SqlArray.of("uuid", added, Membership::objectId));
    database.update(
        """
        update directory_role_member m set generation = ?
        from unnest(?::uuid[], ?::uuid[]) as p (role_id, object_id)
        where m.role_id = p.role_id and m.object_id = p.object_id and m.generation <> ?
        """,
        arrival.generation(),
        SqlArray.of("uuid", added, Membership::roleId),
        SqlArray.of("uuid", added, Membership::objectId),
        arrival.generation());
    return concerned;
  }

  private List<UUID> remove(List<Membership> removed) {
    return database.list(
        """
        delete from directory_role_member m
        using unnest(?::uuid[], ?::uuid[]) as p (role_id, object_id)
        where m.role_id = p.role_id and m.object_id = p.object_id
        returning m.object_id
        """,
        row -> row.uuid("object_id"),
        SqlArray.of("uuid", removed, Membership::roleId),
        SqlArray.of("uuid", removed, Membership::objectId));
  }

  private static List<Membership> keys(Map<Membership, Boolean> memberships, boolean removed) {
    return memberships.entrySet().stream()
        .filter(entry -> entry.getValue() == removed)
        .map(Map.Entry::getKey)
        .toList();
  }
}
