package dev.tenantsync.office365.permission;

import static dev.tenantsync.office365.permission.Verdict.ALLOWED;
import static dev.tenantsync.office365.permission.Verdict.LACKS_PERMISSION;
import static dev.tenantsync.office365.permission.Verdict.LACKS_SCOPE;
import static dev.tenantsync.office365.permission.Verdict.PEOPLE_ONLY;
import static dev.tenantsync.office365.permission.Verdict.UNKNOWN_ROUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.office365.identity.Caller;
import dev.tenantsync.office365.identity.GraphPermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  private static final RouteTable TABLE = DirectoryRoutes.table();
  private static final Route CHANGE_USER = Route.of("PATCH /v1.0/users/{key}");

  private static final Set<String> ALL = Set.copyOf(GraphPermissions.ALL);

  static Stream<Arguments> rules() {
    return TABLE.rules().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  static Stream<Arguments> grants() {
    return TABLE.rules().entrySet().stream()
        .flatMap(e -> e.getValue().grants().stream().map(grant -> Arguments.of(e.getKey(), grant)));
  }

  static Stream<Arguments> pairs() {
    return grants().filter(one -> ((Grant) one.get()[1]).permissions().size() > 1);
  }

  @ParameterizedTest
  @MethodSource("grants")
  void namesPermissionsThatExist(Route route, Grant grant) {
    assertThat(ALL).containsAll(grant.permissions());
  }

  @ParameterizedTest
  @MethodSource("grants")
  void eachGrantOpensItsRoute(Route route, Grant grant) {
    assertThat(TABLE.judge(route, program(grant.permissions()), grant::only)).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aPartOfAGrantOpensNothing(Route route, Grant grant) {
    for (String missing : grant.permissions()) {
      Set<String> rest = without(grant.permissions(), Set.of(missing));
      assertThat(TABLE.judge(route, program(rest), grant::only)).isEqualTo(LACKS_PERMISSION);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void allOtherPermissionsTogetherOpenNothing(Route route, Rule rule) {
    Set<String> named =
        rule.grants().stream().flatMap(g -> g.permissions().stream()).collect(Collectors.toSet());
    assertThat(TABLE.judge(route, program(without(ALL, named)), RouteTableTest::mustNotAsk))
        .isEqualTo(rule.grants().isEmpty() ? PEOPLE_ONLY : LACKS_PERMISSION);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aScopeNeverStandsInForAPermission(Route route, Rule rule) {
    assertThat(TABLE.judge(route, person(ALL), RouteTableTest::mustNotAsk)).isEqualTo(LACKS_SCOPE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPermissionNamedLikeAScopeOpensNothing(Route route, Rule rule) {
    Set<String> scopes = Set.of("User.Read", "UserAuthenticationMethod.ReadWrite");
    assertThat(TABLE.judge(route, program(scopes), RouteTableTest::mustNotAsk))
        .isEqualTo(rule.grants().isEmpty() ? PEOPLE_ONLY : LACKS_PERMISSION);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyScopeOfARuleOpensIt(Route route, Rule rule) {
    for (String scope : rule.scopes()) {
      assertThat(TABLE.judge(route, person(Set.of(scope)), RouteTableTest::mustNotAsk))
          .isEqualTo(ALLOWED);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whoHoldsNothingEntersNowhere(Route route, Rule rule) {
    assertThat(TABLE.judge(route, program(Set.of()), RouteTableTest::mustNotAsk))
        .isNotEqualTo(ALLOWED);
    assertThat(TABLE.judge(route, person(Set.of()), RouteTableTest::mustNotAsk))
        .isNotEqualTo(ALLOWED);
  }

  @Test
  void aRouteThatTheTableDoesNotKnowIsClosedToEverybody() {
    Route unknown = Route.of("GET /v1.0/secrets");
    assertThat(TABLE.judge(unknown, program(ALL), RouteTableTest::mustNotAsk))
        .isEqualTo(UNKNOWN_ROUTE);
    assertThat(TABLE.judge(unknown, person(Set.of("User.Read")), RouteTableTest::mustNotAsk))
        .isEqualTo(UNKNOWN_ROUTE);
  }

  @Test
  void aRouteForTheKnownAsksForNothingElse() {
    Route batch = Route.of("POST /v1.0/$batch");
    assertThat(TABLE.known()).containsExactly(batch);
    assertThat(TABLE.judge(batch, program(Set.of()), RouteTableTest::mustNotAsk))
        .isEqualTo(ALLOWED);
    assertThat(TABLE.judge(batch, person(Set.of()), RouteTableTest::mustNotAsk)).isEqualTo(ALLOWED);
  }

  @Test
  void aPersonReachesOnlyTheirOwnDataAndTheOrganization() {
    Set<String> reached =
        TABLE.rules().keySet().stream()
            .filter(
                route ->
                    TABLE.judge(route, person(Set.of("User.Read")), RouteTableTest::mustNotAsk)
                        == ALLOWED)
            .map(Route::template)
            .collect(Collectors.toSet());
    assertThat(reached).allMatch(path -> path.matches("/v1.0/(me|organization)(/.*)?"));
  }

  /** The lines of Graph's documentation that a slip here would cost most. */
  @ParameterizedTest
  @CsvSource({
    "GET /v1.0/users,                                   User.Read.All,                      ALLOWED",
    "GET /v1.0/users/delta,                             User.Read.All,                      ALLOWED",
    "POST /v1.0/users,                                  User.Read.All,                      LACKS_PERMISSION",
    "POST /v1.0/users,                                  Directory.ReadWrite.All,            ALLOWED",
    "DELETE /v1.0/users/{key},                          Directory.ReadWrite.All,            LACKS_PERMISSION",
    "POST /v1.0/users/{key}/assignLicense,              LicenseAssignment.ReadWrite.All,    ALLOWED",
    "POST /v1.0/users/{key}/assignLicense,              LicenseAssignment.Read.All,         LACKS_PERMISSION",
    "GET /v1.0/directoryRoles/delta,                    RoleManagement.Read.Directory,      ALLOWED",
    "GET /v1.0/directoryRoles/delta,                    User.Read.All,                      LACKS_PERMISSION",
    "POST /v1.0/directoryRoles/{key}/members/$ref,      RoleManagement.ReadWrite.Directory, ALLOWED",
    "POST /v1.0/directoryRoles/{key}/members/$ref,      Directory.ReadWrite.All,            LACKS_PERMISSION",
    "DELETE /v1.0/directoryRoles/{key}/members/{id}/$ref, Directory.ReadWrite.All,          LACKS_PERMISSION",
    "GET /v1.0/roleManagement/directory/roleAssignments,  RoleManagement.Read.Directory,    ALLOWED",
    "POST /v1.0/roleManagement/directory/roleAssignments, RoleManagement.ReadWrite.Directory, ALLOWED",
    "POST /v1.0/roleManagement/directory/roleAssignments, Directory.ReadWrite.All,          LACKS_PERMISSION",
    "DELETE /v1.0/roleManagement/directory/roleAssignments/{id}, Directory.ReadWrite.All,   LACKS_PERMISSION",
    "GET /v1.0/groups,                                  Group.Read.All,                     ALLOWED",
    "GET /v1.0/groups,                                  GroupMember.Read.All,               LACKS_PERMISSION",
    "GET /v1.0/groups/{id}/members,                     GroupMember.Read.All,               ALLOWED",
    "GET /v1.0/groups/{id}/transitiveMembers,           User.Read.All,                      LACKS_PERMISSION",
    "POST /v1.0/groups,                                 Group.Create,                       ALLOWED",
    "POST /v1.0/groups,                                 GroupMember.ReadWrite.All,          LACKS_PERMISSION",
    "DELETE /v1.0/groups/{id},                          Group.Create,                       LACKS_PERMISSION",
    "DELETE /v1.0/groups/{id},                          Group.ReadWrite.All,                ALLOWED",
    "POST /v1.0/groups/{id}/members/$ref,               GroupMember.ReadWrite.All,          ALLOWED",
    "POST /v1.0/groups/{id}/members/$ref,               Group.Create,                       LACKS_PERMISSION",
    "POST /v1.0/groups/{id}/assignLicense,              LicenseAssignment.ReadWrite.All,    ALLOWED",
    "POST /v1.0/groups/{id}/assignLicense,              Group.ReadWrite.All,                ALLOWED",
    "POST /v1.0/groups/{id}/assignLicense,              User.ReadWrite.All,                 LACKS_PERMISSION",
    "GET /v1.0/groups/{id}/membersWithLicenseErrors,    GroupMember.Read.All,               ALLOWED",
    "GET /v1.0/groups/{id}/membersWithLicenseErrors,    LicenseAssignment.Read.All,         LACKS_PERMISSION",
    "POST /v1.0/users/{key}/reprocessLicenseAssignment, User.ReadWrite.All,                 ALLOWED",
    "POST /v1.0/users/{key}/reprocessLicenseAssignment, LicenseAssignment.ReadWrite.All,    LACKS_PERMISSION",
    "POST /v1.0/groups/{id}/owners/$ref,                GroupMember.ReadWrite.All,          LACKS_PERMISSION",
    "GET /v1.0/users/{key}/memberOf,                    User.Read.All,                      ALLOWED",
    "GET /admin/skus,                                   Directory.Read.All,                 LACKS_PERMISSION",
    "POST /admin/skus,                                  Organization.Read.All,              LACKS_PERMISSION",
    "POST /admin/skus,                                  Organization.ReadWrite.All,         ALLOWED",
    "DELETE /admin/domains/{name},                      Domain.ReadWrite.All,               ALLOWED",
    "DELETE /admin/domains/{name},                      Directory.ReadWrite.All,            LACKS_PERMISSION",
    "POST /admin/applications,                          Application.Read.All,               LACKS_PERMISSION",
    "POST /admin/applications/{id}/addPassword,         Application.ReadWrite.All,          ALLOWED",
    "POST /admin/applications/{id}/permissions,         Application.ReadWrite.All,          LACKS_PERMISSION",
    "POST /admin/applications/{id}/permissions,         AppRoleAssignment.ReadWrite.All,    LACKS_PERMISSION",
    "GET /v1.0/me,                                      User.Read.All,                      PEOPLE_ONLY",
    "POST /v1.0/subscriptions,                          Group.Read.All,                     ALLOWED",
    "POST /v1.0/subscriptions,                          Organization.Read.All,              LACKS_PERMISSION",
    "DELETE /v1.0/subscriptions/{id},                   LicenseAssignment.Read.All,         LACKS_PERMISSION",
  })
  void isAsGraphDocumentsIt(String route, String permission, Verdict verdict) {
    assertThat(
            TABLE.judge(Route.of(route), program(Set.of(permission)), RouteTableTest::mustNotAsk))
        .isEqualTo(verdict);
  }

  @Nested
  class ChangingAUser {

    private static final Set<String> BLOCKER =
        Set.of("User.EnableDisableAccount.All", "User.Read.All");
    private static final Set<String> RESETTER = Set.of("User-PasswordProfile.ReadWrite.All");

    @Test
    void asksForThePropertiesOnlyOfThoseWhoMayChangeSome() {
      assertThat(
              TABLE.judge(
                  CHANGE_USER, program(Set.of("User.ReadWrite.All")), RouteTableTest::mustNotAsk))
          .isEqualTo(ALLOWED);
      assertThat(
              TABLE.judge(
                  CHANGE_USER, program(Set.of("User.Read.All")), RouteTableTest::mustNotAsk))
          .isEqualTo(LACKS_PERMISSION);
    }

    @Test
    void isOpenToWhoMayBlockIfNothingElseIsTouched() {
      assertThat(judge(BLOCKER, "accountEnabled")).isEqualTo(ALLOWED);
      assertThat(judge(BLOCKER, "accountEnabled", "jobTitle")).isEqualTo(LACKS_PERMISSION);
      assertThat(judge(BLOCKER, "passwordProfile")).isEqualTo(LACKS_PERMISSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User.EnableDisableAccount.All", "User.Read.All"})
    void halfOfThePermissionsToBlockBlocksNobody(String half) {
      assertThat(judge(Set.of(half), "accountEnabled")).isEqualTo(LACKS_PERMISSION);
    }

    @Test
    void isOpenToWhoMayResetPasswordsIfNothingElseIsTouched() {
      assertThat(judge(RESETTER, "passwordProfile")).isEqualTo(ALLOWED);
      assertThat(judge(RESETTER, "accountEnabled")).isEqualTo(LACKS_PERMISSION);
      assertThat(judge(RESETTER, "passwordProfile", "userPrincipalName"))
          .isEqualTo(LACKS_PERMISSION);
    }

    @Test
    void isClosedToLimitedPermissionsWhereNothingIsTouched() {
      assertThat(judge(BLOCKER)).isEqualTo(LACKS_PERMISSION);
      assertThat(judge(RESETTER)).isEqualTo(LACKS_PERMISSION);
    }

    private static Verdict judge(Set<String> permissions, String... touched) {
      return TABLE.judge(CHANGE_USER, program(permissions), () -> Set.of(touched));
    }
  }

  @Nested
  class ATableThatLetsEverybodyIn {

    @Test
    void cannotBeWritten() {
      Map<Route, Rule> rule = Map.of(CHANGE_USER, Rule.least("X"));
      assertThatThrownBy(() -> new Rule(List.of(), Set.of()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Grant(Set.of(), Set.of()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new RouteTable(Set.of(CHANGE_USER), Set.of(), rule))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new RouteTable(Set.of(), Set.of(CHANGE_USER), rule))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new RouteTable(Set.of(CHANGE_USER), Set.of(CHANGE_USER), Map.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** For verdicts that must not depend on what a request changes. */
  private static Set<String> mustNotAsk() {
    throw new AssertionError("the body was read for a verdict that does not depend on it");
  }

  private static Caller program(Set<String> permissions) {
    return new Caller.Program(UUID.randomUUID(), permissions);
  }

  private static Caller person(Set<String> scopes) {
    return new Caller.Person(UUID.randomUUID(), scopes);
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
