package dev.tenantsync.office365;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.HttpMethod;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The arrows between the rooms (README, "Rooms"). */
@AnalyzeClasses(
    packages = "dev.tenantsync.office365",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ALL_ROOMS = "dev.tenantsync.office365..";
  private static final String ROOM = "dev.tenantsync.office365.";

  /**
   * Which rooms a room may enter. Nobody enters {@code audit}, {@code batch}, {@code bulk}, {@code
   * description}, {@code me}, {@code metrics} and {@code seed}.
   */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("web", Set.of()),
          entry("metadata", Set.of("odata", "user")),
          entry("description", Set.of("metadata", "permission")),
          entry("batch", Set.of("error", "odata", "web")),
          entry(
              "bulk",
              Set.of(
                  "error",
                  "feed",
                  "identity",
                  "license",
                  "odata",
                  "role",
                  "tenant",
                  "user",
                  "web")),
          entry("error", Set.of("web")),
          entry("odata", Set.of("error", "feed")),
          entry("feed", Set.of("error", "group", "odata", "role", "user", "web")),
          entry("directoryobject", Set.of("error", "odata", "web")),
          entry("tenant", Set.of("error", "feed", "odata", "web")),
          entry("user", Set.of("directoryobject", "error", "feed", "odata", "tenant", "web")),
          entry(
              "license",
              Set.of(
                  "directoryobject", "error", "feed", "group", "odata", "tenant", "user", "web")),
          entry("group", Set.of("directoryobject", "error", "feed", "odata", "user", "web")),
          entry("role", Set.of("directoryobject", "error", "feed", "odata", "user", "web")),
          entry(
              "audit",
              Set.of("directoryobject", "error", "feed", "identity", "odata", "user", "web")),
          entry("seed", Set.of("license", "role", "tenant", "user")),
          entry("identity", Set.of("error", "feed", "odata", "tenant", "user", "web")),
          entry("me", Set.of("identity", "license", "membership", "odata", "user")),
          entry(
              "membership",
              Set.of("directoryobject", "error", "group", "odata", "role", "user", "web")),
          entry("subscription", Set.of("error", "feed", "identity", "odata", "web")),
          entry("metrics", Set.of("identity", "license", "subscription")),
          entry("permission", Set.of("error", "identity", "odata", "web")));

  @ArchTest
  static void roomsEnterTheirNeighboursOnly(JavaClasses directory) {
    ARROWS.forEach(
        (room, neighbours) ->
            classes()
                .that()
                .resideInAPackage(ROOM + room + "..")
                .should()
                .onlyDependOnClassesThat(
                    resideOutsideOfPackage(ALL_ROOMS)
                        .or(resideInAPackage(ROOM + room + ".."))
                        .or(resideInAnyPackage(packages(neighbours))))
                .check(directory));
  }

  @ArchTest
  static final ArchRule everyRoomHasItsArrows =
      classes().should().resideInAnyPackage(packages(ARROWS.keySet()));

  /**
   * The feed shows users and roles as their rooms see them, and these append to its log; pages of
   * lists are signed with the feed's key.
   */
  @ArchTest
  static final ArchRule roomsHaveNoCyclesButAroundTheFeed =
      slices()
          .matching(ROOM + "(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(resideInAPackage(ROOM + "feed.."), resideInAPackage(ALL_ROOMS));

  @ArchTest
  static final ArchRule seatRulesKnowOnlyJava =
      classes()
          .that()
          .haveNameMatching(
              ".*\\.license\\.(AppliesTo|CapabilityStatus|GroupLicense|Inheritance|InheritedLicense"
                  + "|License|LicenseCase|LicenseChange|LicenseError|Plan|PlanRelations|Product"
                  + "|SeatFacts|SeatRules|Units|Verdict|WaitingList)(\\$.*)?")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(ROOM + "license", "java..", "org.jspecify.."));

  @ArchTest
  static final ArchRule permissionsAreJudgedKnowingOnlyTheCaller =
      classes()
          .that()
          .haveNameMatching(
              ".*\\.(permission\\.(\\w+Routes|Grant|Route|RouteTable|Rule|Verdict)"
                  + "|identity\\.Caller)(\\$.*)?")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(ROOM + "permission", "java..", "org.jspecify..")
                  .or(HasName.Predicates.nameMatching(".*\\.identity\\.Caller(\\$.*)?")));

  /** Quarkus leaves others out without a word. */
  @ArchTest
  static final ArchRule resourceMethodsArePublic =
      methods().that().areMetaAnnotatedWith(HttpMethod.class).should().bePublic();

  private static String[] packages(Set<String> rooms) {
    return Stream.concat(rooms.stream(), Stream.of("nothing"))
        .map(room -> ROOM + room + "..")
        .toArray(String[]::new);
  }
}
