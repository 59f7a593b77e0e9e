package dev.tenantsync.office365.license;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides what a member inherits, and books it. The user and the products must be locked. */
@ApplicationScoped
class MemberLedger {

  private final LicenseLedger ledger;
  private final InheritedLicenses inherited;
  private final Clock clock;

  MemberLedger(LicenseLedger ledger, InheritedLicenses inherited, Clock clock) {
    this.ledger = ledger;
    this.inherited = inherited;
    this.clock = clock;
  }

  /**
   * What became of a member.
   *
   * @param change empty if the member has what it had
   */
  record Entry(Change change, List<Verdict.Refused> refusals) {}

  Entry settle(User user, MemberDocket docket) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Inheritance.Facts facts = docket.facts(user, now);
    Inheritance.Settlement settlement = Inheritance.settle(facts);
    inherited.replace(user.id, docket.inherited(user.id), settlement.licenses(), now);
    List<LicenseRow> held = docket.held(user.id);
    Map<UUID, Product> products = docket.products();
    TrackedLicenses before = TrackedLicenses.of(held, products);
    LicenseLedger.Booking booking =
        ledger.book(
            new LicenseCase(user.id, held, true, facts.facts()),
            facts.facts().direct(),
            settlement.inForce());
    docket.settled(user.id, booking.seats(), settlement.licenses());
    TrackedLicenses after = TrackedLicenses.of(booking.rows(), products);
    return new Entry(before.to(after, user.id), settlement.refusals());
  }
}
