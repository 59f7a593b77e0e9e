package dev.tenantsync.office365.license;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a user inherits from groups. {@link SeatRules} judge each licence as if it were assigned,
 * one by one, so that what speaks against one does not keep out the others: those in force first,
 * then whoever waits longest. A licence whose plans were changed and cannot be had so stays as it
 * was.
 */
final class Inheritance {

  /**
   * What is known of a user.
   *
   * @param facts what the user has without groups; the location is the tenant's where the user has
   *     none (Microsoft: group-based licensing, usage location)
   * @param given by the groups of which the user is a direct member
   * @param before what became of such licences so far
   */
  record Facts(
      SeatFacts facts, List<GroupLicense> given, List<InheritedLicense> before, Instant now) {}

  /**
   * What the user inherits.
   *
   * @param licenses one for each that is given
   * @param refusals what speaks against those with an error
   */
  record Settlement(List<InheritedLicense> licenses, List<Verdict.Refused> refusals) {

    /** Those in force, by product. */
    Map<UUID, License> inForce() {
      return Inheritance.inForce(licenses);
    }
  }

  private static final Comparator<Claim> ORDER =
      Comparator.comparing((Claim claim) -> !claim.isInForce())
          .thenComparing(Claim::since)
          .thenComparing(claim -> claim.given().license().skuId())
          .thenComparing(claim -> claim.given().groupId());

  /** A licence that a group gives, with what became of it so far. */
  private record Claim(GroupLicense given, Optional<InheritedLicense> before, Instant now) {

    boolean isInForce() {
      return before.filter(InheritedLicense::inForce).isPresent();
    }

    Instant since() {
      return before.map(InheritedLicense::since).orElse(now);
    }

    InheritedLicense becomes(License license, boolean inForce, LicenseError error) {
      Instant since =
          before
              .filter(then -> then.inForce() == inForce && then.error() == error)
              .map(InheritedLicense::since)
              .orElse(now);
      return new InheritedLicense(given.groupId(), license, inForce, error, since);
    }
  }

  private final SeatFacts facts;
  private final List<Claim> claims;
  private final Map<Claim, License> granted = new LinkedHashMap<>();

  /** By product: a place in the line is the user's, whichever group it waits through. */
  private final Map<UUID, Instant> waitingSince = new HashMap<>();

  private Inheritance(Facts known) {
    this.facts = known.facts();
    this.claims =
        known.given().stream()
            .map(given -> new Claim(given, find(given, known.before()), known.now()))
            .sorted(ORDER)
            .toList();
    known.before().stream()
        .filter(InheritedLicense::waitsForSeat)
        .forEach(then -> waitingSince.merge(then.skuId(), then.since(), Inheritance::earlier));
  }

  /** What the user is to inherit from now on. */
  static Settlement settle(Facts known) {
    Inheritance inheritance = new Inheritance(known);
    List<Claim> inForce = inheritance.claims.stream().filter(Claim::isInForce).toList();
    inheritance.grantAll(inForce);
    inheritance.keepAsTheyWere(inForce);
    inheritance.grantAll(inheritance.claims);
    return inheritance.settlement();
  }

  /** Those of these that are in force, by product. */
  static Map<UUID, License> inForce(Collection<InheritedLicense> licenses) {
    return License.union(
        licenses.stream().filter(InheritedLicense::inForce).map(InheritedLicense::license).toList(),
        List.of());
  }

  /** Round after round: a licence granted now may be what one refused before was waiting for. */
  private void grantAll(List<Claim> some) {
    List<Claim> open = new ArrayList<>(some);
    open.removeIf(claim -> isAsGiven(claim));
    while (open.removeIf(claim -> grants(claim, claim.given().license()))) {
      // Another round.
    }
  }

  private void keepAsTheyWere(List<Claim> inForce) {
    inForce.stream()
        .filter(claim -> !granted.containsKey(claim))
        .forEach(claim -> grants(claim, claim.before().orElseThrow().license()));
  }

  private boolean grants(Claim claim, License license) {
    Verdict verdict = judge(claim, license);
    verdict.ifAccepted(accepted -> granted.put(claim, license));
    return license.equals(granted.get(claim));
  }

  private Verdict judge(Claim claim, License license) {
    List<License> others =
        granted.entrySet().stream()
            .filter(other -> !other.getKey().equals(claim))
            .map(Map.Entry::getValue)
            .toList();
    Map<UUID, License> held = License.union(facts.direct().values(), others);
    License other = held.getOrDefault(license.skuId(), license);
    return SeatRules.judge(facts.holding(held), LicenseChange.adding(license.with(other)));
  }

  private boolean isAsGiven(Claim claim) {
    return claim.given().license().equals(granted.get(claim));
  }

  private Settlement settlement() {
    List<InheritedLicense> licenses = new ArrayList<>();
    List<Verdict.Refused> refusals = new ArrayList<>();
    for (Claim claim : claims) {
      if (isAsGiven(claim)) {
        licenses.add(claim.becomes(claim.given().license(), true, LicenseError.NONE));
      } else {
        judge(claim, claim.given().license())
            .ifRefused(
                refused -> {
                  refusals.add(refused);
                  licenses.add(refused(claim, LicenseError.of(refused.reason())));
                });
      }
    }
    return new Settlement(licenses, refusals);
  }

  private InheritedLicense refused(Claim claim, LicenseError error) {
    License kept = granted.get(claim);
    License license = kept == null ? claim.given().license() : kept;
    InheritedLicense refused = claim.becomes(license, kept != null, error);
    Instant first = waitingSince.get(refused.skuId());
    return refused.waitsForSeat() && first != null ? refused.beginning(first) : refused;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Optional<InheritedLicense> find(
      GroupLicense given, List<InheritedLicense> before) {
    return before.stream()
        .filter(then -> then.groupId().equals(given.groupId()))
        .filter(then -> then.skuId().equals(given.license().skuId()))
        .findFirst();
  }
}
