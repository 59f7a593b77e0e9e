package dev.tenantsync.dynamics;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the rooms (README, "Rooms"). */
@AnalyzeClasses(
    packages = "dev.tenantsync.dynamics",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOM = "dev.tenantsync.dynamics.";

  @ArchTest
  static final ArchRule theCoreKnowsOnlyJava =
      classes()
          .that()
          .resideInAPackage(ROOM + "entitlement")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(ROOM + "entitlement", "java..", "org.jspecify.."));

  /** What of `access` is pure; the rest of that room answers over HTTP. */
  @ArchTest
  static final ArchRule theGatesKnowOnlyTheCore =
      classes()
          .that()
          .haveNameMatching(
              ".*\\.access\\.(Access|Applicant|Change|Evidence|Explanation|Fact|Gate|GateVerdict|Gates"
                  + "|Remedies|Sighting|Supposition|Surface|Verdict|Witness)(\\$.*)?")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  ROOM + "access",
                  ROOM + "privilege",
                  ROOM + "entitlement",
                  "java..",
                  "org.jspecify.."));

  /** A plan is played on values; the rest of that room reads and keeps them. */
  @ArchTest
  static final ArchRule whatIsRehearsedKnowsOnlyTheCore =
      classes()
          .that()
          .haveNameMatching(
              ".*\\.rehearsal\\.(Asks|Assignment|Circle|Draft|Edit|Effect|Forecast|Holdings|Nesting"
                  + "|Product|Rehearsal|Script|SeatCount|Stock|Subject|Terms)(\\$.*)?")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  ROOM + "rehearsal", ROOM + "entitlement", "java..", "org.jspecify.."));

  @ArchTest
  static final ArchRule privilegesKnowOnlyTheCore =
      classes()
          .that()
          .resideInAPackage(ROOM + "privilege")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  ROOM + "privilege", ROOM + "entitlement", "java..", "org.jspecify.."));

  @ArchTest
  static final ArchRule onlySyncDrivesReconcileAndMetricsListens =
      noClasses()
          .that(
              resideInAPackage("dev.tenantsync.dynamics..")
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOM + "reconcile..", ROOM + "sync..", ROOM + "metrics.."))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOM + "reconcile..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobodyEntersMetrics =
      noClasses()
          .that(
              resideInAPackage("dev.tenantsync.dynamics..")
                  .and(not(resideInAPackage(ROOM + "metrics.."))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOM + "metrics..");

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices()
          .matching("dev.tenantsync.dynamics.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true);
}
