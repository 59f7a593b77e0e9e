package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.license.NewHolders;
import dev.tenantsync.office365.license.NewHolders.Outcome;
import dev.tenantsync.office365.license.NewHolders.Wish;
import dev.tenantsync.office365.user.NewUsers;
import dev.tenantsync.office365.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes users of a chunk's lines with licences and roles, each line all or nothing. Users first,
 * then the products' locks, last before the commit: the one order of locks.
 */
@ApplicationScoped
class UserCreation {

  private final NewUsers newUsers;
  private final NewHolders holders;
  private final RoleWishes roles;
  private final SeenKeys seen;
  private final DryRunSeats dryRunSeats;
  private final Database database;
  private final ChangeLog log;

  UserCreation(
      NewUsers newUsers,
      NewHolders holders,
      RoleWishes roles,
      SeenKeys seen,
      DryRunSeats dryRunSeats,
      Database database,
      ChangeLog log) {
    this.newUsers = newUsers;
    this.holders = holders;
    this.roles = roles;
    this.seen = seen;
    this.dryRunSeats = dryRunSeats;
    this.database = database;
    this.log = log;
  }

  /** Judges by the present state, and writes unless it is a dry run. */
  void run(List<Draft> drafts, Verdicts verdicts) {
    List<Draft> left = seen.firstOnly(drafts, verdicts);
    left = verdicts.keep(left, draft -> newUsers.requireName(draft.user()));
    left = verdicts.keep(left, roles::requireKnown);
    if (verdicts.job().order().dryRun()) {
      rehearse(left, verdicts);
    } else {
      write(left, verdicts);
    }
  }

  private void rehearse(List<Draft> drafts, Verdicts verdicts) {
    Set<UUID> taken = newUsers.taken(users(drafts));
    List<Draft> left = withoutTaken(drafts, taken, verdicts);
    UUID jobId = verdicts.job().id();
    Outcome outcome = holders.judge(wishes(left), dryRunSeats.taken(jobId));
    withoutRefused(left, outcome, verdicts);
    dryRunSeats.add(jobId, outcome.taken());
  }

  private void write(List<Draft> drafts, Verdicts verdicts) {
    Set<UUID> taken = new HashSet<>(ids(drafts));
    taken.removeAll(newUsers.insert(users(drafts)));
    List<Draft> stored = withoutTaken(drafts, taken, verdicts);
    Outcome outcome = holders.grant(wishes(stored));
    newUsers.remove(outcome.refused().keySet());
    List<Draft> left = withoutRefused(stored, outcome, verdicts);
    log.append(left.stream().map(this::created).toList());
    roles.grant(left);
  }

  private List<Draft> withoutTaken(List<Draft> drafts, Set<UUID> taken, Verdicts verdicts) {
    Set<UUID> ids = taken.isEmpty() ? Set.of() : existing(taken);
    return verdicts.keep(
        drafts,
        draft -> {
          if (draft.named() && ids.contains(draft.user().id)) {
            throw SeenKeys.idTaken();
          }
          if (taken.contains(draft.user().id)) {
            throw NewUsers.taken();
          }
        });
  }

  private static List<Draft> withoutRefused(
      List<Draft> drafts, Outcome outcome, Verdicts verdicts) {
    return verdicts.keep(
        drafts,
        draft ->
            Optional.ofNullable(outcome.refused().get(draft.user().id))
                .ifPresent(
                    refusal -> {
                      throw refusal;
                    }));
  }

  private Set<UUID> existing(Set<UUID> ids) {
    return new HashSet<>(
        database.query(
            "select id from directory_user where id = any(?)",
            row -> row.getObject("id", UUID.class),
            Database.uuids(ids)));
  }

  private static List<Wish> wishes(List<Draft> drafts) {
    return drafts.stream()
        .filter(draft -> !draft.licenses().isEmpty())
        .map(
            draft ->
                new Wish(
                    draft.user().id,
                    Optional.ofNullable(draft.user().usageLocation),
                    draft.licenses()))
        .toList();
  }

  private Change created(Draft draft) {
    Change change = newUsers.created(draft.user());
    return draft.licenses().isEmpty() ? change : NewHolders.note(change, draft.licenses());
  }

  private static List<User> users(List<Draft> drafts) {
    return drafts.stream().map(Draft::user).toList();
  }

  private static Set<UUID> ids(List<Draft> drafts) {
    return drafts.stream().map(draft -> draft.user().id).collect(Collectors.toSet());
  }
}
