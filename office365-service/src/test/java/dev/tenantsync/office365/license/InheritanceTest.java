package dev.tenantsync.office365.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.license.Inheritance.Settlement;
import dev.tenantsync.office365.license.PlanRelations.Exclusion;
import dev.tenantsync.office365.license.Verdict.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InheritanceTest {

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private static final UUID SALES = product("sales", "extra");
  private static final UUID SMALL = product("mailOne");
  private static final UUID LARGE = product("mailTwo", "archive");
  private static final UUID ADD_ON = product("project");
  private static final UUID BASE = product("sites", "drive");

  private static final PlanRelations RELATIONS =
      new PlanRelations(
          List.of(new Exclusion(id("mailOne"), id("mailTwo"))),
          Map.of(id("project"), Set.of(id("sites"))));

  @Test
  void whatAGroupGivesIsInForce() {
    Settlement settled = settle(world().given("A", license(SALES)));
    assertThat(settled.licenses())
        .containsExactly(
            new InheritedLicense(id("A"), license(SALES), true, LicenseError.NONE, NOW));
    assertThat(settled.refusals()).isEmpty();
  }

  @Test
  void planIsOffOnlyWhereEverySourceSwitchesItOff() {
    Settlement settled =
        settle(
            world()
                .given("A", license(SALES, "sales", "extra"))
                .given("B", license(SALES, "extra")));
    assertThat(settled.inForce()).isEqualTo(Map.of(SALES, license(SALES, "extra")));
  }

  @Test
  void withoutASeatItIsAnErrorAndOtherProductsGoOn() {
    Settlement settled =
        settle(world().given("A", license(SALES)).given("A", license(BASE)).seats(BASE));
    assertThat(errors(settled))
        .isEqualTo(Map.of(SALES, LicenseError.COUNT_VIOLATION, BASE, LicenseError.NONE));
    assertThat(settled.refusals()).extracting(Refused::reason).containsExactly(noSeats());
  }

  @Test
  void oneSeatServesAllSources() {
    Settlement settled =
        settle(
            world()
                .direct(license(SALES))
                .given("A", license(SALES))
                .given("B", license(SALES))
                .seats(SALES));
    assertThat(settled.licenses()).allMatch(InheritedLicense::inForce);
  }

  @Test
  void conflictWithWhatIsAssignedIsAnError() {
    Settlement settled = settle(world().direct(license(SMALL)).given("A", license(LARGE)));
    assertThat(errors(settled)).isEqualTo(Map.of(LARGE, LicenseError.MUTUALLY_EXCLUSIVE_VIOLATION));
  }

  @Test
  void ofTwoThatExcludeEachOtherTheOneInForceStays() {
    World world = world().given("A", license(SMALL)).given("B", license(LARGE));
    assertThat(errors(settle(world.before("B", license(LARGE), LicenseError.NONE))))
        .containsEntry(LARGE, LicenseError.NONE)
        .containsEntry(SMALL, LicenseError.MUTUALLY_EXCLUSIVE_VIOLATION);
  }

  @Test
  void addOnComesWithItsBaseInAnyOrder() {
    assertThat(errors(settle(world().given("A", license(ADD_ON)).given("B", license(BASE)))))
        .isEqualTo(Map.of(ADD_ON, LicenseError.NONE, BASE, LicenseError.NONE));
  }

  @Test
  void addOnGoesWithItsBase() {
    World world = world().given("A", license(ADD_ON));
    Settlement settled =
        settle(
            world
                .before("A", license(ADD_ON), LicenseError.NONE)
                .before("B", license(BASE), LicenseError.NONE));
    assertThat(errors(settled)).isEqualTo(Map.of(ADD_ON, LicenseError.DEPENDENCY_VIOLATION));
  }

  @Test
  void assignedAddOnWhoseBaseWentKeepsNothingElseOut() {
    Settlement settled = settle(world().direct(license(ADD_ON)).given("A", license(SALES)));
    assertThat(errors(settled)).isEqualTo(Map.of(SALES, LicenseError.NONE));
  }

  @Test
  void unknownLocationIsAnError() {
    Settlement settled = settle(world().location("XX").given("A", license(SALES)));
    assertThat(errors(settled))
        .isEqualTo(Map.of(SALES, LicenseError.PROHIBITED_IN_USAGE_LOCATION_VIOLATION));
  }

  @Test
  void planThatCannotBeSwitchedOnLeavesTheLicenseAsItWas() {
    Settlement settled =
        settle(
            world()
                .direct(license(SMALL))
                .given("A", license(LARGE))
                .before("A", license(LARGE, "mailTwo"), LicenseError.NONE));
    assertThat(settled.licenses())
        .containsExactly(
            new InheritedLicense(
                id("A"),
                license(LARGE, "mailTwo"),
                true,
                LicenseError.MUTUALLY_EXCLUSIVE_VIOLATION,
                NOW));
    assertThat(settled.licenses().get(0).state(true)).isEqualTo("ActiveWithError");
  }

  @Test
  void planIsSwitchedOnOnceItCanBe() {
    Settlement settled =
        settle(
            world()
                .given("A", license(LARGE))
                .before(
                    "A",
                    license(LARGE, "mailTwo"),
                    LicenseError.MUTUALLY_EXCLUSIVE_VIOLATION,
                    true));
    assertThat(settled.inForce()).isEqualTo(Map.of(LARGE, license(LARGE)));
    assertThat(errors(settled)).isEqualTo(Map.of(LARGE, LicenseError.NONE));
  }

  @Test
  void stateThatStaysKeepsItsBeginning() {
    Settlement waiting =
        settle(
            world()
                .given("A", license(SALES))
                .before("A", license(SALES), LicenseError.COUNT_VIOLATION)
                .seats());
    assertThat(waiting.licenses()).extracting(InheritedLicense::since).containsExactly(LONG_AGO);
  }

  @Test
  void placeInTheLineIsKeptWhicheverGroupTheUserWaitsThrough() {
    Settlement waiting =
        settle(
            world()
                .given("B", license(SALES))
                .before("A", license(SALES), LicenseError.COUNT_VIOLATION)
                .seats());
    assertThat(waiting.licenses()).extracting(InheritedLicense::since).containsExactly(LONG_AGO);
  }

  @Test
  void settlingTwiceIsSettlingOnce() {
    World world =
        world()
            .direct(license(SMALL))
            .given("A", license(LARGE))
            .given("B", license(ADD_ON))
            .given("C", license(SALES, "extra"));
    Settlement once = settle(world);
    once.licenses().forEach(license -> world.before.add(license));
    assertThat(settle(world)).isEqualTo(once);
  }

  private static Verdict.Reason noSeats() {
    return Verdict.Reason.NO_SEATS;
  }

  private static Map<UUID, LicenseError> errors(Settlement settled) {
    return settled.licenses().stream()
        .collect(Collectors.toMap(InheritedLicense::skuId, InheritedLicense::error));
  }

  private static Settlement settle(World world) {
    return Inheritance.settle(world.facts());
  }

  private static World world() {
    return new World();
  }

  /** A user and what groups give, phrase by phrase; there are seats for all unless said. */
  private static final class World {
    private final Map<UUID, License> direct = new LinkedHashMap<>();
    private final List<GroupLicense> given = new ArrayList<>();
    private final List<InheritedLicense> before = new ArrayList<>();
    private Set<UUID> seats = Set.of(SALES, SMALL, LARGE, ADD_ON, BASE);
    private String location = "PT";

    World direct(License license) {
      direct.put(license.skuId(), license);
      return this;
    }

    World given(String group, License license) {
      given.add(new GroupLicense(id(group), license));
      return this;
    }

    World before(String group, License license, LicenseError error) {
      return before(group, license, error, error == LicenseError.NONE);
    }

    World before(String group, License license, LicenseError error, boolean inForce) {
      before.add(new InheritedLicense(id(group), license, inForce, error, LONG_AGO));
      return this;
    }

    World seats(UUID... skuIds) {
      seats = Set.of(skuIds);
      return this;
    }

    World location(String code) {
      location = code;
      return this;
    }

    Inheritance.Facts facts() {
      SeatFacts facts =
          new SeatFacts(Optional.of(location), direct, Map.of(), seats, PRODUCTS, RELATIONS);
      return new Inheritance.Facts(facts, given, before, NOW);
    }
  }

  private static final Map<UUID, Product> PRODUCTS =
      Stream.of(
              stocked(SALES, "sales", "extra"),
              stocked(SMALL, "mailOne"),
              stocked(LARGE, "mailTwo", "archive"),
              stocked(ADD_ON, "project"),
              stocked(BASE, "sites", "drive"))
          .collect(Collectors.toMap(Product::skuId, product -> product));

  private static Product stocked(UUID skuId, String... plans) {
    return new Product(
        skuId,
        skuId.toString(),
        AppliesTo.USER,
        new Units(1, 0, 0, 0),
        0,
        Arrays.stream(plans).map(name -> new Plan(id(name), name, "CRM", AppliesTo.USER)).toList());
  }

  private static UUID product(String... plans) {
    return id("product of " + String.join(",", plans));
  }

  private static License license(UUID skuId, String... plansOff) {
    return new License(
        skuId, Arrays.stream(plansOff).map(InheritanceTest::id).collect(Collectors.toSet()));
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
