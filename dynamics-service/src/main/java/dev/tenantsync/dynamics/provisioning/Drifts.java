package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.Decision;
import dev.tenantsync.dynamics.entitlement.Differences;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows found changed behind the service's back, while they are healed. */
@ApplicationScoped
class Drifts {

  /**
   * A row that differs from what was written.
   *
   * @param columns what is known to differ without deciding the account
   */
  record Drifted(UUID systemuserId, List<String> columns) {}

  private final Database database;
  private final EnvironmentRules environment;

  Drifts(Database database, EnvironmentRules environment) {
    this.database = database;
    this.environment = environment;
  }

  /**
   * Of these accounts, the rows that were found changed and are still, by object id. What ties a
   * row to its account, and grants that nobody here gave, are put right by this.
   */
  Map<UUID, Drifted> under(Collection<UUID> objectIds) {
    SqlArray ids = SqlArray.uuids(objectIds);
    if (database.number(
            "select count(*) as n from drift where object_id = any(?) and outcome is null", ids)
        == 0) {
      return Map.of();
    }
    dropFalseAlarms(ids);
    Map<UUID, Set<String>> columns = new HashMap<>();
    for (Tie tie : List.of(Tie.OBJECT_ID, Tie.KIND)) {
      restore(tie, ids).forEach(id -> note(columns, id, tie.column));
    }
    takeStrayGrants(ids).forEach(id -> note(columns, id, Differences.GRANTS));
    Map<UUID, Drifted> drifted = new HashMap<>();
    database
        .list(
            "select object_id, systemuserid from drift where object_id = any(?) and outcome is null",
            row -> Map.entry(row.uuid("object_id"), row.uuid("systemuserid")),
            ids)
        .forEach(
            found ->
                drifted.put(
                    found.getKey(),
                    new Drifted(
                        found.getValue(),
                        List.copyOf(columns.getOrDefault(found.getKey(), Set.of())))));
    return drifted;
  }

  /** What ties a row to its account. */
  private enum Tie {
    OBJECT_ID("azureactivedirectoryobjectid", "w.object_id"),
    KIND("kind", "'PERSON'");

    private final String column;
    private final String value;

    Tie(String column, String value) {
      this.column = column;
      this.value = value;
    }
  }

  private static void note(Map<UUID, Set<String>> columns, UUID id, String column) {
    columns.computeIfAbsent(id, one -> new LinkedHashSet<>()).add(column);
  }

  /** Somebody else may have put it right, or an edit was under way when it was looked at. */
  private void dropFalseAlarms(SqlArray ids) {
    database.update(
        """
        delete from drift d
        where d.object_id = any(?) and d.outcome is null and d.columns = '{}'
          and (select w.digest from written_row w where w.systemuserid = d.systemuserid)
            is not distinct from
            (select r.digest from row_digest r where r.systemuserid = d.systemuserid)
        """,
        ids);
  }

  private List<UUID> restore(Tie tie, SqlArray ids) {
    return database.list(
        """
        update systemuser u set %1$s = %2$s, modifiedon = now(),
          versionnumber = nextval('row_version')
        from drift d join written_row w using (systemuserid)
        where d.object_id = any(?) and d.outcome is null and u.systemuserid = d.systemuserid
          and u.%1$s is distinct from %2$s
          and not exists (
            select from systemuser o
            where o.azureactivedirectoryobjectid = w.object_id and o.deletedstate = 0
              and o.systemuserid <> u.systemuserid)
        returning w.object_id
        """
            .formatted(tie.column, tie.value),
        row -> row.uuid("object_id"),
        ids);
  }

  /** The directory gives one role only. */
  private List<UUID> takeStrayGrants(SqlArray ids) {
    return database.list(
        """
        delete from systemuserroles g using drift d
        where d.object_id = any(?) and d.outcome is null and g.systemuserid = d.systemuserid
          and g.origin = 'DIRECTORY' and g.roleid <> ?
        returning d.object_id
        """,
        row -> row.uuid("object_id"),
        ids,
        environment.root().systemAdministrator());
  }

  /** Writes down what was found and what became of it; of a row set aside, not yet what. */
  void settle(Map<UUID, Drifted> drifted, List<Found> found) {
    for (Found one : found) {
      Drifted drift = drifted.get(one.objectId());
      if (drift != null) {
        database.update(
            """
            update drift set columns = array(select distinct unnest(columns || ?::text[])),
              outcome = ?, settled_at = case when ?::text is not null then clock_timestamp() end
            where object_id = ? and outcome is null
            """,
            SqlArray.texts(one.columns(drift)),
            one.outcome(),
            one.outcome(),
            one.objectId());
      }
    }
  }

  /** An account decided, with its row as it was found; null where there was none. */
  record Found(Account account, @Nullable StoredRow row, Decision decision) {

    UUID objectId() {
      return account.facts().objectId();
    }

    private Set<String> columns(Drifted drift) {
      Set<String> columns = new TreeSet<>(drift.columns());
      if (row != null) {
        columns.addAll(Differences.of(row.row(), decision));
        columns.addAll(row.strayed());
      }
      return columns;
    }

    private @Nullable String outcome() {
      return decision
          .braked()
          .map(braked -> braked.aside() ? "" : "HELD")
          .or(() -> Optional.of("HEALED"))
          .filter(outcome -> !outcome.isEmpty())
          .orElse(null);
    }
  }
}
