package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of calls by people and programs, each with a good token. */
@QuarkusTest
class CallersTest {

  private static final String API = "/api/data/v9.2/";

  @Inject World world;
  @Inject Roles roles;

  private final Person ada = person("Ada").licensed();
  private final Person bob = person("Bob").licensed();

  @BeforeEach
  void nobody() {
    world.clear();
  }

  @AfterEach
  void withoutTestRoles() {
    roles.gone();
  }

  @Test
  void licensedUserGetsInOnceARoleIsGiven() {
    UUID row = world.arrives(ada);
    refused(as(ada).get(API + "WhoAmI"), "0x80042f09", "NO_SECURITY_ROLE");

    assertThat(grant(given(), row, world.role("Basic User")).statusCode()).isEqualTo(204);

    for (String spelling : List.of("WhoAmI", "WhoAmI()")) {
      Response answer = as(ada).get(API + spelling);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.<String>path("UserId")).isEqualTo(row.toString());
      assertThat(answer.<String>path("OrganizationId")).isNotBlank();
    }
    assertThat(as(ada).get("/apps/sales").<String>path("systemuserid")).isEqualTo(row.toString());
  }

  @Test
  void administrativeUserReachesSettingsAndNoBusinessData() {
    Person administrator = person("Admin").globalAdministrator();
    world.arrives(administrator);

    assertThat(as(administrator).get("/apps/settings").statusCode()).isEqualTo(200);
    assertThat(as(administrator).get(API + "systemusers").statusCode()).isEqualTo(200);
    refused(as(administrator).get(API + "accounts"), "0x80040220", "MODE_EXCLUDES_PRIVILEGE");
    refused(as(administrator).get("/apps/sales"), "0x80044160", "MODE_EXCLUDES_SURFACE");
  }

  @Test
  void nonInteractiveUserIsKeptOutOfAppsAndMayCallTheWebApi() {
    UUID row = world.arrives(ada);
    world.hasRole(row, "Salesperson");
    assertThat(patch(given(), row, Map.of("accessmode", 4)).statusCode()).isEqualTo(204);
    world.isDecided(ada.unlicensed());

    refused(as(ada).get("/apps/sales"), "0x80044160", "MODE_EXCLUDES_SURFACE");
    refused(as(ada).get("/apps/settings"), "0x80044160", "MODE_EXCLUDES_SURFACE");
    assertThat(as(ada).get(API + "accounts").statusCode()).isEqualTo(200);
  }

  @Test
  void lostLicenceClosesTheDoorToATokenThatIsStillGood() {
    world.hasRole(world.arrives(ada), "Basic User");
    String token = "Bearer " + Token.person(ada.objectId()).signed();
    assertThat(whoAmI(token).statusCode()).isEqualTo(200);

    world.isDecided(ada.unlicensed());

    refused(whoAmI(token), "0x80040225", "NO_LICENSE");
  }

  @Test
  void blockOfSignInCountsBeforeItIsDecided() {
    world.hasRole(world.arrives(ada), "Basic User");

    world.mirror(ada.signInBlocked());

    refused(as(ada).get(API + "WhoAmI"), "0x80040225", "SIGN_IN_BLOCKED");
  }

  @Test
  void accountsAreReadAndWrittenAsDeepAsRolesReach() {
    world.hasRole(world.arrives(ada), "Salesperson");
    world.hasRole(world.arrives(bob), "Basic User");
    String adas = create(as(ada), "Contoso");
    String bobs = create(as(bob), "Fabrikam");

    assertThat(as(ada).get(API + "accounts").<List<String>>path("value.name"))
        .containsExactlyInAnyOrder("Contoso", "Fabrikam");
    assertThat(as(bob).get(API + "accounts").<List<String>>path("value.name"))
        .containsExactly("Fabrikam");
    assertThat(as(bob).get(API + "accounts/$count").asString()).isEqualTo("1");
    assertThat(write(as(ada), bobs, "Northwind").statusCode()).isEqualTo(204);
    assertThat(as(bob).get(API + bobs).<String>path("name")).isEqualTo("Northwind");
    refused(as(bob).get(API + adas), "0x80048306", "ROW_OUT_OF_REACH");
    refused(write(as(bob), adas, "Mine"), "0x80048306", "ROW_OUT_OF_REACH");
    refused(as(bob).delete(API + adas), "0x80048306", "ROW_OUT_OF_REACH");
    assertThat(as(ada).get(API + adas).<String>path("name")).isEqualTo("Contoso");
    assertThat(as(bob).delete(API + bobs).statusCode()).isEqualTo(204);
    assertThat(as(bob).delete(API + bobs).statusCode()).isEqualTo(404);
  }

  @Test
  void whoMayOnlyReadWritesNothing() {
    world.hasRole(world.arrives(ada), "Service Reader");

    assertThat(as(ada).get(API + "accounts").statusCode()).isEqualTo(200);
    refused(
        as(ada).body(Map.of("name", "x")).post(API + "accounts"),
        "0x80040220",
        "PRIVILEGE_MISSING");
  }

  @Test
  void ownRowMayBeWrittenThoughNotWhoIsLetIn() {
    UUID own = world.arrives(ada);
    UUID others = world.arrives(bob);
    world.hasRole(own, "Basic User");

    assertThat(patch(as(ada), own, Map.of("nickname", "Countess")).statusCode()).isEqualTo(204);
    refused(patch(as(ada), others, Map.of("nickname", "x")), "0x80048306", "ROW_OUT_OF_REACH");
    refused(patch(as(ada), own, Map.of("accessmode", 2)), "0x80040220", "PRIVILEGE_MISSING");
    refused(patch(as(ada), own, Map.of("isdisabled", true)), "0x80040220", "PRIVILEGE_MISSING");
  }

  @Test
  void nobodyGivesOrTakesARoleBeyondTheirOwnPrivileges() {
    UUID assigner = world.arrives(ada);
    UUID target = world.arrives(bob);
    UUID assigning =
        roles.made(
            Depth.GLOBAL, List.of(Privilege.READ_USER, Privilege.READ_ROLE, Privilege.ASSIGN_ROLE));
    roles.only(assigner, assigning);
    UUID reading = roles.made(Depth.LOCAL, List.of(Privilege.READ_USER));
    UUID administrator = world.role("System Administrator");

    assertThat(grant(as(ada), target, reading).statusCode()).isEqualTo(204);
    refused(grant(as(ada), target, administrator), "0x80040220", "ROLE_BEYOND_OWN_PRIVILEGES");
    refused(grant(as(ada), assigner, administrator), "0x80040220", "ROLE_BEYOND_OWN_PRIVILEGES");
    world.hasRole(target, "System Administrator");
    String held = API + "systemusers(" + target + ")/systemuserroles_association";
    refused(
        as(ada).delete(held + "(" + administrator + ")/$ref"),
        "0x80040220",
        "ROLE_BEYOND_OWN_PRIVILEGES");
    assertThat(as(ada).delete(held + "(" + reading + ")/$ref").statusCode()).isEqualTo(204);
  }

  @Test
  void programIsMadeGivenARoleAndCalls() {
    UUID application = UUID.randomUUID();
    Response made =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("applicationid", application.toString(), "lastname", "Importer"))
            .post(API + "systemusers");
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(204);
    String entity = made.header("OData-EntityId");
    UUID row = UUID.fromString(entity.substring(entity.indexOf('(') + 1, entity.indexOf(')')));
    String token = "Bearer " + Token.program(application).signed();

    refused(whoAmI(token), "0x80042f09", "NO_SECURITY_ROLE");
    assertThat(grant(given(), row, world.role("Service Reader")).statusCode()).isEqualTo(204);

    assertThat(whoAmI(token).<String>path("UserId")).isEqualTo(row.toString());
    refused(
        given().header("Authorization", token).get("/apps/sales"),
        "0x80044160",
        "MODE_EXCLUDES_SURFACE");
    Response again =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("applicationid", application.toString()))
            .post(API + "systemusers");
    assertThat(again.statusCode()).isEqualTo(412);
  }

  @Test
  void actingForAnotherAllowsOnlyWhatBothMayDo() {
    UUID delegate = world.arrives(ada);
    UUID other = world.arrives(bob);
    world.hasRole(delegate, "Salesperson");
    world.hasRole(other, "Basic User");
    String adas = create(as(ada), "Contoso");
    refused(acting(bob).get(API + "WhoAmI"), "0x80040220", "MAY_NOT_ACT_FOR_OTHERS");
    world.hasRole(delegate, "Delegate");

    assertThat(acting(bob).get(API + "WhoAmI").<String>path("UserId")).isEqualTo(other.toString());
    String bobs = create(acting(bob), "Fabrikam");
    Response row = as(bob).get(API + bobs);
    assertThat(row.<String>path("_ownerid_value")).isEqualTo(other.toString());
    assertThat(row.<String>path("_createdby_value")).isEqualTo(other.toString());
    assertThat(row.<String>path("_createdonbehalfby_value")).isEqualTo(delegate.toString());
    refused(acting(bob).get(API + adas), "0x80048306", "ROW_OUT_OF_REACH");
    Response byId = as(ada).header("MSCRMCallerID", other.toString()).get(API + "WhoAmI");
    assertThat(byId.<String>path("UserId")).isEqualTo(other.toString());

    roles.only(delegate, world.role("Delegate"));
    refused(acting(bob).get(API + "accounts"), "0x80040220", "PRIVILEGE_MISSING");
  }

  @Test
  void whoIsNotThereCannotBeActedFor() {
    UUID row = world.arrives(ada);
    world.hasRole(row, "System Administrator");
    UUID nobody = UUID.randomUUID();

    refused(
        as(ada).header("CallerObjectId", nobody.toString()).get(API + "WhoAmI"),
        "0x80072560",
        "ACCOUNT_UNKNOWN");
    assertThat(as(ada).header("MSCRMCallerID", nobody.toString()).get(API + "WhoAmI").statusCode())
        .isEqualTo(404);
    assertThat(as(ada).header("CallerObjectId", "bob").get(API + "WhoAmI").statusCode())
        .isEqualTo(400);
  }

  @Test
  void whoMayNotActForOthersDoesNotLearnWhoIsThere() {
    world.hasRole(world.arrives(ada), "Basic User");
    UUID somebody = world.arrives(bob);

    for (UUID other : List.of(somebody, UUID.randomUUID())) {
      refused(
          as(ada).header("MSCRMCallerID", other.toString()).get(API + "WhoAmI"),
          "0x80040220",
          "MAY_NOT_ACT_FOR_OTHERS");
    }
  }

  @Test
  void whyOneIsKeptOutMayAlwaysBeAsked() {
    world.arrives(ada);
    UUID others = world.arrives(bob);

    Response own = as(ada).get("/access/" + ada.objectId());
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(own.asString()).contains("NO_SECURITY_ROLE");
    refused(as(ada).get("/access/" + others), "0x80042f09", "NO_SECURITY_ROLE");
  }

  @Test
  void functionsTellWhatAUserMayDo() {
    UUID row = world.arrives(ada);
    world.hasRole(row, "Basic User");
    world.hasRole(world.arrives(bob), "Salesperson");
    String bobs = create(as(bob), "Contoso");
    String adas = create(as(ada), "Fabrikam");
    String user = API + "systemusers(" + row + ")/Microsoft.Dynamics.CRM.";

    Response privileges = as(ada).get(user + "RetrieveUserPrivileges()");
    assertThat(
            privileges.<String>path("RolePrivileges.find{it.PrivilegeName=='prvReadUser'}.Depth"))
        .isEqualTo("Local");
    assertThat(privileges.<List<String>>path("RolePrivileges.PrivilegeName"))
        .contains("prvReadAccount")
        .doesNotContain("prvRunSync");
    assertThat(rights(user, "(Target=@p1)?@p1=", adas))
        .isEqualTo("ReadAccess, WriteAccess, DeleteAccess");
    assertThat(rights(user, "(Target=@p1)?@p1=", bobs)).isEqualTo("None");
    assertThat(rights(user, "?Target=", adas)).isEqualTo("ReadAccess, WriteAccess, DeleteAccess");
  }

  @Test
  void nobodyIsAskedAboutAsOneselfByAFunctionsParameter() {
    UUID row = world.arrives(ada);
    world.hasRole(row, "Delegate");
    String others = API + "systemusers(" + world.arrives(bob) + ")/RetrievePrincipalAccess/";

    refused(as(ada).get(others + row), "0x80040220", "PRIVILEGE_MISSING");
  }

  private String rights(String user, String call, String target) {
    String json = "{\"@odata.id\":\"" + target + "\"}";
    Response answer =
        as(ada)
            .get(
                user
                    + "RetrievePrincipalAccess"
                    + call
                    + URLEncoder.encode(json, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.path("AccessRights");
  }

  private static void refused(Response answer, String code, String reason) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
    assertThat(answer.<String>path("error.code")).isEqualTo(code);
    assertThat(answer.<String>path("error.reason")).isEqualTo(reason);
  }

  private static RequestSpecification as(Person person) {
    return given()
        .urlEncodingEnabled(false)
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + Token.person(person.objectId()).signed());
  }

  /** Ada in the name of somebody. */
  private RequestSpecification acting(Person person) {
    return as(ada).header("CallerObjectId", person.objectId().toString());
  }

  private static Response whoAmI(String authorization) {
    return given().header("Authorization", authorization).get(API + "WhoAmI");
  }

  /** The path of an account that was made. */
  private static String create(RequestSpecification caller, String name) {
    Response made = caller.body(Map.of("name", name)).post(API + "accounts");
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(204);
    String entity = made.header("OData-EntityId");
    return entity.substring(entity.indexOf("accounts("));
  }

  private static Response write(RequestSpecification caller, String account, String name) {
    return caller.body(Map.of("name", name)).patch(API + account);
  }

  private static Response patch(RequestSpecification caller, UUID user, Map<String, ?> columns) {
    return caller
        .contentType(ContentType.JSON)
        .body(columns)
        .patch(API + "systemusers(" + user + ")");
  }

  private static Response grant(RequestSpecification caller, UUID user, UUID role) {
    return caller
        .contentType(ContentType.JSON)
        .body(Map.of("@odata.id", "/roles(" + role + ")"))
        .post(API + "systemusers(" + user + ")/systemuserroles_association/$ref");
  }
}
