package dev.tenantsync.office365.license;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.user.LockedUsers;
import dev.tenantsync.office365.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Gives licences to a user and takes them away, all or nothing (Graph: assignLicense). */
@ApplicationScoped
public class AssignLicense {

  private final LockedUsers users;
  private final LicenseLedger ledger;
  private final Seats seats;
  private final PendingUsers pending;
  private final ChangeLog log;

  AssignLicense(
      LockedUsers users, LicenseLedger ledger, Seats seats, PendingUsers pending, ChangeLog log) {
    this.users = users;
    this.ledger = ledger;
    this.seats = seats;
    this.pending = pending;
    this.log = log;
  }

  /**
   * Changes what is assigned to the user; what groups give stays beside it, and is judged anew once
   * this is done.
   *
   * @param key the user's id or user principal name
   * @throws GraphException if there is no such user
   */
  @Transactional
  public Verdict assign(String key, LicenseChange change) {
    User user = users.byKey(key).orElseThrow(() -> GraphException.notFound(key));
    LicenseCase opened = ledger.open(user, moving(change));
    Verdict verdict = SeatRules.judge(opened.facts(), change);
    verdict.ifAccepted(accepted -> book(opened, accepted));
    return verdict;
  }

  private static List<UUID> moving(LicenseChange change) {
    return Stream.concat(change.add().stream().map(License::skuId), change.remove().stream())
        .distinct()
        .toList();
  }

  private void book(LicenseCase opened, Verdict.Accepted accepted) {
    Map<UUID, Product> products = opened.facts().products();
    TrackedLicenses before = TrackedLicenses.of(opened.rows(), products);
    LicenseLedger.Booking booking =
        ledger.book(opened, accepted.licenses(), opened.facts().inherited());
    seats.move(booking.seats());
    log.append(before.to(TrackedLicenses.of(booking.rows(), products), opened.userId()));
    if (opened.inheriting()) {
      pending.raise(List.of(opened.userId()));
    }
  }
}
