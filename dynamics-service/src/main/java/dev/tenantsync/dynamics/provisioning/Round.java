package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.Decision;
import dev.tenantsync.dynamics.provisioning.Drifts.Drifted;
import dev.tenantsync.dynamics.provisioning.Drifts.Found;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts with what was decided of them.
 *
 * @param stored rows as they stood, by object id
 * @param decisions in the order of the accounts
 * @param drifted rows that were changed behind the service's back, by object id
 */
record Round(
    List<Account> known,
    Map<UUID, StoredRow> stored,
    List<Decision> decisions,
    Map<UUID, Drifted> drifted) {

  /** What is to be written; nothing where a plan is empty. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Found one : found()) {
      if (!one.decision().plan().isEmpty()) {
        Optional<StoredRow> row = Optional.ofNullable(one.row());
        changes.add(
            new Change(
                row.map(StoredRow::systemuserId).orElseGet(() -> newId(one.objectId())),
                row.map(StoredRow::row),
                one.account(),
                one.decision()));
      }
    }
    return changes;
  }

  /** The accounts in order, each with its row and decision. */
  List<Found> found() {
    List<Found> found = new ArrayList<>();
    for (int index = 0; index < known.size(); index++) {
      Account account = known.get(index);
      UUID id = account.facts().objectId();
      @Nullable StoredRow row = stored.get(id);
      Decision decision = decisions.get(index);
      found.add(
          new Found(
              account,
              row,
              drifted.containsKey(id)
                  ? decision.healing(Optional.ofNullable(row).map(StoredRow::row))
                  : decision));
    }
    return found;
  }

  /** Rows that the sync has written or looked into. */
  Set<UUID> written(List<Change> changes) {
    Set<UUID> rows = new HashSet<>();
    changes.forEach(change -> rows.add(change.systemuserId()));
    drifted.values().forEach(drift -> rows.add(drift.systemuserId()));
    return rows;
  }

  /** The same and the rows that an edit has written before they were decided. */
  Set<UUID> touched(List<Change> changes) {
    Set<UUID> rows = written(changes);
    stored.values().forEach(row -> rows.add(row.systemuserId()));
    return rows;
  }

  /** A row that was deleted in the database comes back under its id. */
  private UUID newId(UUID objectId) {
    Drifted missing = drifted.get(objectId);
    return missing == null ? RowIds.next() : missing.systemuserId();
  }
}
