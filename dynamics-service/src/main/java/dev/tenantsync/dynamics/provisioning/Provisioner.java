package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Batch;
import dev.tenantsync.dynamics.entitlement.Batch.Case;
import dev.tenantsync.dynamics.entitlement.Decision;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.provisioning.Drifts.Drifted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides accounts and applies the plans, in the caller's transaction. Whoever moved, the feed or
 * an administrator: it is decided here, under the same locks and by the same policy.
 */
@ApplicationScoped
public class Provisioner {

  private final Database database;
  private final EnvironmentRules environment;
  private final Accounts accounts;
  private final Rows rows;
  private final PlanWriter writer;
  private final Braking braking;
  private final Digests digests;
  private final Drifts drifts;
  private final ChangeTraces traces;

  Provisioner(
      Database database,
      EnvironmentRules environment,
      Accounts accounts,
      Rows rows,
      PlanWriter writer,
      Braking braking,
      Digests digests,
      Drifts drifts,
      ChangeTraces traces) {
    this.database = database;
    this.environment = environment;
    this.accounts = accounts;
    this.rows = rows;
    this.writer = writer;
    this.braking = braking;
    this.digests = digests;
    this.drifts = drifts;
    this.traces = traces;
  }

  /** Whether the environment has its root unit and roles, without which nobody can be decided. */
  public boolean ready() {
    return environment.rootIfLaid().isPresent();
  }

  /**
   * Taken first by everyone who decides or edits: the slots and the last System Administrator hold
   * still under it. A process that freezes with it is cut off by the database.
   */
  @Transactional(TxType.MANDATORY)
  public void lockGuard() {
    database.first(
        "select 1 as n from environment_guard, "
            + Database.CUT_OFF_WHEN_FROZEN
            + " for update of environment_guard",
        row -> row.number("n"));
  }

  /**
   * Decides these accounts because of an edit here; those the mirror does not know are passed over.
   *
   * @param actor who moved, for the log
   */
  @Transactional(TxType.MANDATORY)
  public Outcome decide(List<UUID> objectIds, String actor) {
    return decide(objectIds, actor, Occasion.EDIT);
  }

  /**
   * Decides these accounts because the directory moved, as far as the brake lets it.
   *
   * @param everything whether nothing else is due: only then can be counted what is asked for, and
   *     until then it is set aside
   */
  @Transactional(TxType.MANDATORY)
  public Outcome reconcile(List<UUID> objectIds, String actor, boolean everything) {
    return decide(objectIds, actor, everything ? Occasion.WHOLE : Occasion.PART);
  }

  private Outcome decide(List<UUID> objectIds, String actor, Occasion occasion) {
    Instant begun = Instant.now();
    lockGuard();
    List<Account> known = accounts.locked(objectIds);
    Map<UUID, Drifted> drifted = drifts.under(objectIds);
    Map<UUID, StoredRow> stored = rows.locked(objectIds);
    List<Case> cases =
        known.stream().map(account -> new Case(account.facts(), row(stored, account))).toList();
    Batch batch = braking.decide(known, cases, environment.current(), occasion);
    Round round = new Round(known, stored, batch.decisions(), drifted);
    List<Change> changes = round.changes();
    writer.write(changes, actor);
    traces.written(changes, begun);
    accounts.decided(known, batch.decisions());
    digests.remember(occasion == Occasion.EDIT ? round.touched(changes) : round.written(changes));
    drifts.settle(drifted, round.found());
    int pending = (int) batch.decisions().stream().filter(Decision::pending).count();
    return new Outcome(known.size(), changes.size(), pending, batch.turns());
  }

  /** Rows that wait for a slot and whose turn has come. */
  public List<UUID> turns() {
    return environment.current().slots().turns();
  }

  /** What the mirror says about an account at this moment. */
  public Optional<AccountFacts> factsOf(UUID objectId) {
    return accounts.current(List.of(objectId)).stream().map(Account::facts).findFirst();
  }

  /** The person's row as the rules see it. */
  public Optional<Row> rowOf(UUID objectId) {
    return Optional.ofNullable(rows.current(List.of(objectId)).get(objectId)).map(StoredRow::row);
  }

  /** Accounts as they would be decided at this moment, in order of their object ids. */
  public List<Mirrored> mirrored(Collection<UUID> objectIds) {
    Map<UUID, StoredRow> stored = rows.current(objectIds);
    return accounts.current(objectIds).stream()
        .map(account -> new Mirrored(account.facts(), row(stored, account), account.licenses()))
        .toList();
  }

  /** The rules as they stand; the slots in them hold still under the guard only. */
  public Environment environment() {
    return environment.current();
  }

  private static Optional<Row> row(Map<UUID, StoredRow> stored, Account account) {
    return Optional.ofNullable(stored.get(account.facts().objectId())).map(StoredRow::row);
  }
}
