package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.rehearsal.Proposal.Item;
import dev.tenantsync.dynamics.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the users that an edit names. */
@ApplicationScoped
class UserNames {

  private final Database database;

  UserNames(Database database) {
    this.database = database;
  }

  /**
   * Their object ids.
   *
   * @throws DataverseException 400 for somebody the mirror does not know, or too many
   */
  Set<UUID> find(Item item) {
    if (item.usersWithSku() != null) {
      return holders(item, item.usersWithSku());
    }
    List<Optional<UUID>> guids = item.users().stream().map(Ids::read).toList();
    List<UUID> ids = guids.stream().flatMap(Optional::stream).toList();
    Set<UUID> known = known(ids);
    Map<UUID, UUID> rows =
        known.size() < ids.size()
            ? rows(ids.stream().filter(id -> !known.contains(id)).toList())
            : Map.of();
    Map<String, UUID> names = ids.size() < item.users().size() ? names(item.users()) : Map.of();
    Set<UUID> found = new HashSet<>();
    int index = 0;
    for (String name : item.users()) {
      UUID id =
          guids
              .get(index)
              .map(guid -> known.contains(guid) ? guid : rows.get(guid))
              .orElse(names.get(name.toLowerCase(Locale.ROOT)));
      if (id == null) {
        throw refused(item.place("users[" + index + "]"), "No user is known as " + name);
      }
      found.add(id);
      index++;
    }
    return found;
  }

  private Set<UUID> known(List<UUID> ids) {
    return new HashSet<>(
        database.list(
            "select object_id from directory_account where object_id = any(?)",
            row -> row.uuid("object_id"),
            SqlArray.uuids(ids)));
  }

  private Map<UUID, UUID> rows(List<UUID> systemuserIds) {
    Map<UUID, UUID> rows = new HashMap<>();
    database.list(
        """
        select systemuserid, azureactivedirectoryobjectid from systemuser
        where systemuserid = any(?) and kind = 'PERSON'
          and azureactivedirectoryobjectid in (select object_id from directory_account)
        """,
        row -> rows.put(row.uuid("systemuserid"), row.uuid("azureactivedirectoryobjectid")),
        SqlArray.uuids(systemuserIds));
    return rows;
  }

  /** A name is looked for among the living first: it may have been somebody else's before. */
  private Map<String, UUID> names(List<String> users) {
    Map<String, UUID> names = new HashMap<>();
    database.list(
        """
        select lower(user_principal_name) as name, object_id from directory_account
        where lower(user_principal_name) = any(?)
        order by presence <> 'PRESENT', seen_at desc
        """,
        row ->
            Objects.requireNonNullElse(
                names.putIfAbsent(row.text("name"), row.uuid("object_id")), ""),
        SqlArray.texts(users.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList()));
    return names;
  }

  private Set<UUID> holders(Item item, UUID sku) {
    List<UUID> holders =
        database.list(
            """
            select object_id from directory_account
            where presence = 'PRESENT'
              and licenses @> jsonb_build_array(jsonb_build_object('skuId', ?::text))
            limit ?
            """,
            row -> row.uuid("object_id"),
            sku.toString(),
            Proposal.MOST_USERS + 1);
    if (holders.size() > Proposal.MOST_USERS) {
      throw refused(
          item.place("usersWithSku"), "More than " + Proposal.MOST_USERS + " users hold it");
    }
    return new HashSet<>(holders);
  }

  private static DataverseException refused(String place, String why) {
    return DataverseException.badPayload("'" + place + "': " + why + ".");
  }
}
