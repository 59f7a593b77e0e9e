package dev.tenantsync.office365.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.license.PlanRelations.Exclusion;
import dev.tenantsync.office365.license.Verdict.Reason;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SeatRulesTest {

  private static final Product SALES = product("SALES", 1, 0, "sales");
  private static final Product FULL = product("FULL", 2, 2, "full");
  private static final Product OVERFULL = product("OVERFULL", 2, 9, "overfull");
  private static final Product SMALL = product("SMALL", 1, 0, "mailOne");
  private static final Product LARGE = product("LARGE", 1, 0, "mailTwo");
  private static final Product ADD_ON = product("ADD_ON", 1, 0, "project");
  private static final Product BASE = product("BASE", 1, 0, "sites", "extra");
  private static final Product COMPANY =
      new Product(
          id("COMPANY"), "COMPANY", AppliesTo.COMPANY, units(1), 0, List.of(plan("storage")));
  private static final Product COMPANY_PLANS =
      new Product(
          id("PLANS"),
          "PLANS",
          AppliesTo.USER,
          units(1),
          0,
          List.of(new Plan(id("pool"), "pool", "CRM", AppliesTo.COMPANY)));

  private static final PlanRelations RELATIONS =
      new PlanRelations(
          List.of(new Exclusion(id("mailOne"), id("mailTwo"))),
          Map.of(id("project"), Set.of(id("sites"))));

  static Stream<Refusal> refusals() {
    return Stream.of(
        new Refusal("same product twice", Reason.SKU_NAMED_TWICE, Set.of(), add(SALES, SALES)),
        new Refusal(
            "given and taken",
            Reason.SKU_NAMED_TWICE,
            Set.of(SALES),
            new LicenseChange(List.of(license(SALES)), List.of(SALES.skuId()))),
        new Refusal(
            "unknown product",
            Reason.UNKNOWN_SKU,
            Set.of(),
            LicenseChange.adding(new License(id("nowhere"), Set.of()))),
        new Refusal("taken, not held", Reason.NOT_HELD, Set.of(), take(SALES)),
        new Refusal("company product", Reason.COMPANY_ONLY, Set.of(), add(COMPANY)),
        new Refusal("company plans only", Reason.COMPANY_ONLY, Set.of(), add(COMPANY_PLANS)),
        new Refusal(
            "plan of another product",
            Reason.UNKNOWN_PLAN,
            Set.of(),
            LicenseChange.adding(license(SALES, "full"))),
        new Refusal("no seat", Reason.NO_SEATS, Set.of(), add(FULL)),
        new Refusal("more taken than there are", Reason.NO_SEATS, Set.of(), add(OVERFULL)),
        new Refusal("exclusive of one held", Reason.EXCLUSIVE_PLANS, Set.of(SMALL), add(LARGE)),
        new Refusal("exclusive of each other", Reason.EXCLUSIVE_PLANS, Set.of(), add(SMALL, LARGE)),
        new Refusal("add-on without base", Reason.MISSING_PLAN, Set.of(), add(ADD_ON)),
        new Refusal(
            "base from under add-on", Reason.MISSING_PLAN, Set.of(ADD_ON, BASE), take(BASE)),
        new Refusal(
            "needed plan switched off",
            Reason.MISSING_PLAN,
            Set.of(),
            LicenseChange.adding(license(ADD_ON), license(BASE, "sites"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void isRefused(Refusal refusal) {
    Verdict verdict = SeatRules.judge(facts(Optional.of("PT"), refusal.held()), refusal.change());
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused) verdict).reason()).isEqualTo(refusal.reason());
  }

  static Stream<Acceptance> acceptances() {
    return Stream.of(
        new Acceptance("nothing", Set.of(SALES), take(), SALES),
        new Acceptance("a seat is free", Set.of(), add(SALES), SALES),
        new Acceptance("held already, none free", Set.of(FULL), add(FULL), FULL),
        new Acceptance(
            "swap of exclusive products",
            Set.of(SMALL),
            new LicenseChange(List.of(license(LARGE)), List.of(SMALL.skuId())),
            LARGE),
        new Acceptance("add-on with its base", Set.of(), add(ADD_ON, BASE), ADD_ON, BASE),
        new Acceptance("add-on and base go", Set.of(ADD_ON, BASE), take(BASE, ADD_ON)),
        new Acceptance("taken though over-full", Set.of(OVERFULL), take(OVERFULL)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acceptances")
  void isAccepted(Acceptance acceptance) {
    Verdict verdict =
        SeatRules.judge(facts(Optional.of("PT"), acceptance.held()), acceptance.change());
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    assertThat(((Verdict.Accepted) verdict).licenses().keySet())
        .isEqualTo(Set.copyOf(acceptance.after().stream().map(Product::skuId).toList()));
  }

  @ParameterizedTest
  @CsvSource({"PT,true", "US,true", "XX,false", "pt,false", "Portugal,false", ",false"})
  void locationDecides(String location, boolean accepted) {
    Verdict verdict = SeatRules.judge(facts(Optional.ofNullable(location), Set.of()), add(SALES));
    assertThat(verdict instanceof Verdict.Accepted).isEqualTo(accepted);
  }

  @Test
  void losingNeedsNoLocation() {
    Verdict verdict = SeatRules.judge(facts(Optional.empty(), Set.of(SALES)), take(SALES));
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void exclusionNamesBothPlans() {
    Verdict verdict = SeatRules.judge(facts(Optional.of("PT"), Set.of()), add(SMALL, LARGE));
    assertThat(((Verdict.Refused) verdict).message())
        .isEqualTo(
            "License assignment failed because service plans %s, %s are mutually exclusive."
                .formatted(id("mailOne"), id("mailTwo")));
  }

  @Test
  void restoreGivesWhatItCanInAnyOrder() {
    Map<UUID, License> restored =
        SeatRules.restorable(
            facts(Optional.of("PT"), Set.of()),
            List.of(license(ADD_ON), license(FULL), license(BASE), license(SALES, "sales")));
    assertThat(restored.values())
        .containsExactlyInAnyOrder(license(ADD_ON), license(BASE), license(SALES, "sales"));
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1,1,ENABLED",
    "0,1,1,1,WARNING",
    "0,0,1,1,SUSPENDED",
    "0,0,0,1,LOCKED_OUT",
    "0,0,0,0,DELETED"
  })
  void unitsTellTheStatus(
      int enabled, int warning, int suspended, int lockedOut, CapabilityStatus status) {
    assertThat(new Units(enabled, warning, suspended, lockedOut).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"1,0,0,true", "0,1,0,true", "1,1,1,true", "1,1,2,false", "0,0,0,false"})
  void graceSeatsCount(int enabled, int warning, int consumed, boolean free) {
    Units units = new Units(enabled, warning, 7, 7);
    Product product =
        new Product(id("P"), "P", AppliesTo.USER, units, consumed, List.of(plan("p")));
    assertThat(product.hasSeat()).isEqualTo(free);
  }

  record Refusal(String name, Reason reason, Set<Product> held, LicenseChange change) {

    @Override
    public String toString() {
      return name;
    }
  }

  record Acceptance(String name, Set<Product> held, LicenseChange change, List<Product> after) {

    Acceptance(String name, Set<Product> held, LicenseChange change, Product... after) {
      this(name, held, change, List.of(after));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static SeatFacts facts(Optional<String> location, Set<Product> held) {
    Map<UUID, License> licenses = new LinkedHashMap<>();
    held.forEach(product -> licenses.put(product.skuId(), license(product)));
    Map<UUID, Product> products = new HashMap<>();
    Stream.of(SALES, FULL, OVERFULL, SMALL, LARGE, ADD_ON, BASE, COMPANY, COMPANY_PLANS)
        .forEach(product -> products.put(product.skuId(), product));
    return new SeatFacts(location, licenses, products, RELATIONS);
  }

  private static LicenseChange add(Product... products) {
    return LicenseChange.adding(
        Stream.of(products).map(product -> license(product)).toArray(License[]::new));
  }

  private static LicenseChange take(Product... products) {
    return LicenseChange.removing(Stream.of(products).map(Product::skuId).toArray(UUID[]::new));
  }

  private static License license(Product product, String... plansOff) {
    return new License(
        product.skuId(), Set.copyOf(Stream.of(plansOff).map(SeatRulesTest::id).toList()));
  }

  private static Product product(String name, int enabled, int consumed, String... plans) {
    return new Product(
        id(name),
        name,
        AppliesTo.USER,
        units(enabled),
        consumed,
        Stream.of(plans).map(SeatRulesTest::plan).toList());
  }

  private static Units units(int enabled) {
    return new Units(enabled, 0, 0, 0);
  }

  private static Plan plan(String name) {
    return new Plan(id(name), name, "CRM", AppliesTo.USER);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
