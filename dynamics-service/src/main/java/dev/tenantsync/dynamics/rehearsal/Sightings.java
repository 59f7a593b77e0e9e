package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.directory.ProfileEntry;
import dev.tenantsync.dynamics.directory.ProfileEntry.AddressEntry;
import dev.tenantsync.dynamics.directory.UserEntry;
import dev.tenantsync.dynamics.mirror.Enumeration;
import dev.tenantsync.dynamics.mirror.MirrorText;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the directory said of everybody for one plan, kept aside while the plan is made. */
@ApplicationScoped
class Sightings {

  private final Database database;
  private final ObjectMapper json;

  Sightings(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The last entry per account counts. */
  void add(UUID plan, List<UserEntry> entries) {
    Map<UUID, UserEntry> latest = new LinkedHashMap<>();
    entries.forEach(entry -> latest.put(entry.id(), entry));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    """
                    insert into sync_plan_sighting (plan_id, object_id, entry)
                    select ?, p.object_id, p.entry::jsonb
                    from unnest(?::uuid[], ?::text[]) as p (object_id, entry)
                    on conflict (plan_id, object_id) do update set entry = excluded.entry
                    """,
                    plan,
                    SqlArray.uuids(latest.keySet()),
                    SqlArray.of("text", latest.values(), this::text)));
  }

  Map<UUID, UserEntry> of(UUID plan, Collection<UUID> objectIds) {
    Map<UUID, UserEntry> entries = new HashMap<>();
    database
        .list(
            """
            select entry::text as entry from sync_plan_sighting
            where plan_id = ? and object_id = any(?)
            """,
            row -> entry(row.text("entry")),
            plan,
            SqlArray.uuids(objectIds))
        .forEach(entry -> entries.put(entry.id(), entry));
    return entries;
  }

  /** Mirrored accounts that were not shown, the next few of them. */
  List<UUID> unseen(UUID plan, UUID after, int limit) {
    return database.list(
        """
        select object_id from directory_account a
        where presence <> 'GONE' and object_id > ? and not exists (
          select from sync_plan_sighting s where s.plan_id = ? and s.object_id = a.object_id)
        order by object_id limit ?
        """,
        row -> row.uuid("object_id"),
        after,
        plan,
        limit);
  }

  /** Everybody who is mirrored or was shown, the next few of them. */
  List<UUID> everybody(UUID plan, UUID after, int limit) {
    return database.list(
        """
        (select object_id from directory_account where object_id > ? order by object_id limit ?)
        union
        (select object_id from sync_plan_sighting where plan_id = ? and object_id > ?
          order by object_id limit ?)
        order by object_id limit ?
        """,
        row -> row.uuid("object_id"),
        after,
        limit,
        plan,
        after,
        limit,
        limit);
  }

  /** How many of the accounts that should be there were shown. */
  Enumeration shown(UUID plan) {
    return database
        .first(
            """
            select count(s.object_id) as seen, count(*) as known
            from directory_account a
              left join sync_plan_sighting s on s.plan_id = ? and s.object_id = a.object_id
            where a.presence = 'PRESENT'
            """,
            row -> new Enumeration(row.number("seen"), row.number("known")),
            plan)
        .orElseThrow();
  }

  void forget(UUID plan) {
    QuarkusTransaction.requiringNew()
        .run(() -> database.update("delete from sync_plan_sighting where plan_id = ?", plan));
  }

  private UserEntry entry(String text) {
    try {
      return json.readValue(text, UserEntry.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As the mirror would keep it. */
  private static UserEntry cleaned(UserEntry entry) {
    ProfileEntry profile = entry.profile();
    AddressEntry address = profile.address();
    return new UserEntry(
        entry.id(),
        entry.presence(),
        entry.accountEnabled(),
        entry.activePlans(),
        entry.licenses(),
        new ProfileEntry(
            MirrorText.clean(profile.userPrincipalName()),
            MirrorText.clean(profile.mail()),
            MirrorText.clean(profile.displayName()),
            MirrorText.clean(profile.givenName()),
            MirrorText.clean(profile.surname()),
            MirrorText.clean(profile.jobTitle()),
            MirrorText.clean(profile.businessPhone()),
            MirrorText.clean(profile.mobilePhone()),
            new AddressEntry(
                MirrorText.clean(address.street()),
                MirrorText.clean(address.city()),
                MirrorText.clean(address.state()),
                MirrorText.clean(address.postalCode()),
                MirrorText.clean(address.country()))));
  }

  private String text(UserEntry entry) {
    try {
      return json.writeValueAsString(cleaned(entry));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
