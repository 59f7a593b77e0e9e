package dev.tenantsync.office365.license;

import static java.util.stream.Collectors.toCollection;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.license.PendingUsers.Mark;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Brings what users inherit up to date with what groups give, in short transactions of their own.
 */
@ApplicationScoped
class MemberLicensing {

  private final PendingUsers pending;
  private final Users users;
  private final MemberCases cases;
  private final MemberLedger ledger;
  private final Seats seats;
  private final ChangeLog log;

  MemberLicensing(
      PendingUsers pending,
      Users users,
      MemberCases cases,
      MemberLedger ledger,
      Seats seats,
      ChangeLog log) {
    this.pending = pending;
    this.users = users;
    this.cases = cases;
    this.ledger = ledger;
    this.seats = seats;
    this.log = log;
  }

  /**
   * Settles the users of the next marks that nobody else has in hand.
   *
   * @return whether there were any
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  boolean settleNext(int marks) {
    List<Mark> claimed = pending.claim(marks);
    if (!claimed.isEmpty()) {
      settle(users(claimed), claimed);
    }
    return !claimed.isEmpty();
  }

  /** Settles those of these users who are marked; waits for who has them in hand. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void settleMarked(Collection<UUID> userIds) {
    List<Mark> claimed = pending.claimOf(userIds);
    if (!claimed.isEmpty()) {
      settle(users(claimed), claimed);
    }
  }

  /**
   * Settles a user, marked or not.
   *
   * @return what speaks against licences that groups give
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  List<Verdict.Refused> settle(UUID userId) {
    Set<UUID> alone = new LinkedHashSet<>(List.of(userId));
    return settle(alone, pending.claimOf(alone));
  }

  /** The first users marked; others may settle them meanwhile. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  List<UUID> next(int limit) {
    return pending.next(limit);
  }

  /** Has a user's turn come after all others'. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void postpone(UUID userId) {
    pending.postpone(userId);
  }

  /** Whoever was marked first is judged first; rows are locked in the order of ids all the same. */
  private List<Verdict.Refused> settle(Set<UUID> userIds, List<Mark> claimed) {
    Map<UUID, User> live = new LinkedHashMap<>();
    users.lockLive(userIds).forEach(user -> live.put(user.id, user));
    MemberDocket docket = cases.open(live.keySet());
    List<Change> changes = new ArrayList<>();
    List<Verdict.Refused> refusals = new ArrayList<>();
    for (UUID userId : userIds) {
      User user = live.get(userId);
      if (user != null) {
        MemberLedger.Entry entry = ledger.settle(user, docket);
        changes.add(entry.change());
        refusals.addAll(entry.refusals());
      }
    }
    log.append(changes);
    // Before seats are offered: one settled here may be the first in line by now.
    pending.remove(claimed);
    seats.move(docket.moved());
    seats.offer(docket.products().keySet());
    return refusals;
  }

  private static Set<UUID> users(List<Mark> marks) {
    return marks.stream().map(Mark::userId).collect(toCollection(LinkedHashSet::new));
  }
}
