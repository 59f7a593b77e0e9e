package dev.tenantsync.office365.license;

import dev.tenantsync.office365.license.Verdict.Reason;
import dev.tenantsync.office365.license.Verdict.Refused;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether licences may be given and taken. Gifts and losses are judged as the one state they lead
 * to, so a swap, or an add-on with its base, passes in one step (Graph: assignLicense). The first
 * rule that refuses is told; {@link #RULES} is the whole list.
 */
public final class SeatRules {

  private static final String ADD = "addLicenses";
  private static final String REMOVE = "removeLicenses";

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private interface Rule {
    Optional<Refused> refuse(SeatFacts facts, LicenseChange change);
  }

  private static final List<Rule> RULES =
      List.of(
          SeatRules::noProductIsNamedTwice,
          SeatRules::whatIsGivenExists,
          SeatRules::whatIsTakenIsHeld,
          SeatRules::usersHoldNothingOfTheCompany,
          SeatRules::disabledPlansBelongToTheirProduct,
          SeatRules::theUsersLocationIsKnown,
          SeatRules::noPlanExcludesAnother,
          SeatRules::everyPlanHasWhatItNeeds,
          SeatRules::aSeatIsFree);

  /** A group's licences wait for a member before anything can be said of locations and seats. */
  private static final List<Rule> GROUP_RULES =
      List.of(
          SeatRules::noProductIsNamedTwice,
          SeatRules::whatIsGivenExists,
          SeatRules::whatIsTakenIsGiven,
          SeatRules::usersHoldNothingOfTheCompany,
          SeatRules::disabledPlansBelongToTheirProduct);

  private SeatRules() {}

  /** Accepts the change of a user's own licences as a whole, or refuses it as a whole. */
  public static Verdict judge(SeatFacts facts, LicenseChange change) {
    return judge(RULES, facts, change);
  }

  /**
   * The same of what a group gives.
   *
   * @param given by the group so far, by product
   */
  static Verdict judgeGroup(
      Map<UUID, License> given, Map<UUID, Product> products, LicenseChange change) {
    SeatFacts facts = new SeatFacts(Optional.empty(), given, products, PlanRelations.NONE);
    return judge(GROUP_RULES, facts, change);
  }

  private static Verdict judge(List<Rule> rules, SeatFacts facts, LicenseChange change) {
    return rules.stream()
        .flatMap(rule -> rule.refuse(facts, change).stream())
        .findFirst()
        .<Verdict>map(refused -> refused)
        .orElseGet(() -> new Verdict.Accepted(after(facts.direct(), change)));
  }

  /**
   * What of these licences a user can have who holds none: as many as the rules accept, in this
   * order, an add-on also before its base.
   */
  public static Map<UUID, License> restorable(SeatFacts facts, Collection<License> remembered) {
    Set<License> waiting = new LinkedHashSet<>(remembered);
    Map<UUID, License> held = new LinkedHashMap<>();
    while (waiting.removeIf(license -> gives(facts.holding(held), license, held))) {
      // Another round: a licence given now may be what one refused before was waiting for.
    }
    return held;
  }

  private static boolean gives(SeatFacts facts, License license, Map<UUID, License> held) {
    Verdict verdict = judge(facts, LicenseChange.adding(license));
    verdict.ifAccepted(accepted -> held.putAll(accepted.licenses()));
    return held.containsKey(license.skuId());
  }

  private static Optional<Refused> noProductIsNamedTwice(SeatFacts facts, LicenseChange change) {
    Set<UUID> seen = new HashSet<>();
    Optional<UUID> given =
        change.add().stream().map(License::skuId).filter(id -> !seen.add(id)).findFirst();
    if (given.isPresent()) {
      return given.map(id -> Reason.SKU_NAMED_TWICE.refuse(ADD, id));
    }
    return change.remove().stream()
        .filter(id -> !seen.add(id))
        .findFirst()
        .map(id -> Reason.SKU_NAMED_TWICE.refuse(REMOVE, id));
  }

  private static Optional<Refused> whatIsGivenExists(SeatFacts facts, LicenseChange change) {
    return change.add().stream()
        .filter(license -> !facts.products().containsKey(license.skuId()))
        .findFirst()
        .map(license -> Reason.UNKNOWN_SKU.refuse(ADD, license.skuId()));
  }

  private static Optional<Refused> whatIsTakenIsHeld(SeatFacts facts, LicenseChange change) {
    return change.remove().stream()
        .filter(id -> !facts.direct().containsKey(id))
        .findFirst()
        .map(id -> facts.inherited().containsKey(id) ? Reason.INHERITED : Reason.NOT_HELD)
        .map(reason -> reason.refuse(REMOVE));
  }

  private static Optional<Refused> whatIsTakenIsGiven(SeatFacts facts, LicenseChange change) {
    return change.remove().stream()
        .filter(id -> !facts.direct().containsKey(id))
        .findFirst()
        .map(id -> Reason.NOT_GIVEN.refuse(REMOVE));
  }

  private static Optional<Refused> usersHoldNothingOfTheCompany(
      SeatFacts facts, LicenseChange change) {
    return change.add().stream()
        .filter(license -> product(facts, license).isForCompanyOnly())
        .findFirst()
        .map(license -> Reason.COMPANY_ONLY.refuse(ADD, license.skuId()));
  }

  private static Optional<Refused> disabledPlansBelongToTheirProduct(
      SeatFacts facts, LicenseChange change) {
    return change.add().stream()
        .flatMap(
            license ->
                license.disabledPlans().stream()
                    .filter(plan -> !product(facts, license).contains(plan))
                    .sorted()
                    .map(plan -> Reason.UNKNOWN_PLAN.refuse(ADD, plan, license.skuId())))
        .findFirst();
  }

  private static Optional<Refused> theUsersLocationIsKnown(SeatFacts facts, LicenseChange change) {
    return change.add().isEmpty() || facts.usageLocation().filter(COUNTRIES::contains).isPresent()
        ? Optional.empty()
        : Optional.of(Reason.USAGE_LOCATION.refuse("usageLocation"));
  }

  private static Optional<Refused> noPlanExcludesAnother(SeatFacts facts, LicenseChange change) {
    Set<UUID> plans = plansAfter(facts, change);
    return facts.relations().exclusions().stream()
        .filter(pair -> plans.contains(pair.one()) && plans.contains(pair.other()))
        .findFirst()
        .map(pair -> Reason.EXCLUSIVE_PLANS.refuse(ADD, pair.one(), pair.other()));
  }

  private static Optional<Refused> everyPlanHasWhatItNeeds(SeatFacts facts, LicenseChange change) {
    Set<UUID> before = plans(facts, facts.held());
    Set<UUID> plans = plansAfter(facts, change);
    String target = change.add().isEmpty() ? REMOVE : ADD;
    return facts.relations().needs().entrySet().stream()
        .filter(need -> isUnmet(need, plans))
        // A need that went unmet when a group took its licence back is not this change's doing.
        .filter(need -> !isUnmet(need, before))
        .findFirst()
        .map(need -> missingPlan(target, need.getKey(), need.getValue()));
  }

  private static boolean isUnmet(Map.Entry<UUID, Set<UUID>> need, Set<UUID> plans) {
    return plans.contains(need.getKey()) && need.getValue().stream().noneMatch(plans::contains);
  }

  private static Refused missingPlan(String target, UUID plan, Set<UUID> needs) {
    String list = needs.stream().sorted().map(UUID::toString).collect(Collectors.joining(", "));
    return Reason.MISSING_PLAN.refuse(target, plan, list);
  }

  private static Optional<Refused> aSeatIsFree(SeatFacts facts, LicenseChange change) {
    return change.add().stream()
        .filter(license -> !facts.seats().contains(license.skuId()))
        .findFirst()
        .map(license -> Reason.NO_SEATS.refuse(ADD, license.skuId()));
  }

  private static Map<UUID, License> after(Map<UUID, License> direct, LicenseChange change) {
    Map<UUID, License> licenses = new LinkedHashMap<>(direct);
    change.remove().forEach(licenses::remove);
    change.add().forEach(license -> licenses.put(license.skuId(), license));
    return licenses;
  }

  private static Set<UUID> plansAfter(SeatFacts facts, LicenseChange change) {
    Map<UUID, License> direct = after(facts.direct(), change);
    return plans(facts, License.union(direct.values(), facts.inherited().values()));
  }

  private static Set<UUID> plans(SeatFacts facts, Map<UUID, License> licenses) {
    return licenses.values().stream()
        .flatMap(license -> usedPlans(facts, license))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<UUID> usedPlans(SeatFacts facts, License license) {
    return product(facts, license).plans().stream()
        .map(Plan::id)
        .filter(id -> !license.disabledPlans().contains(id));
  }

  private static Product product(SeatFacts facts, License license) {
    Product product = facts.products().get(license.skuId());
    if (product == null) {
      throw new IllegalArgumentException("no facts about product " + license.skuId());
    }
    return product;
  }
}
