package dev.tenantsync.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.pair.Dynamics.SystemUser;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The story, with people who sign in by user id and password: where their tokens get them. */
class SignInIT {

  private static final String ACCOUNTS = "/api/data/v9.2/accounts";
  private static final String NO_ROLE = "0x80042f09";
  private static final String DISABLED = "0x80040225";
  private static final String NOT_ON_THIS_SURFACE = "0x80044160";
  private static final String NO_PRIVILEGE = "0x80040220";

  private static Pair pair;
  private static Directory directory;
  private static Dynamics dynamics;

  @BeforeAll
  static void start() {
    pair = Pair.start("sign-in");
    directory = pair.directory();
    dynamics = pair.dynamics();
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @Test
  void personGetsIntoTheDirectoryAtOnceAndIntoDynamicsOnlyWithARole() {
    String ada = directory.create("ada", "Ada", "Lovelace");
    assertThat(pair.directoryAs(name("ada")).answer("/v1.0/me").<String>path("id")).isEqualTo(ada);
    Dynamics asAda = pair.dynamicsAs(name("ada"));
    refused(asAda.answer("/api/data/v9.2/WhoAmI"), "0x80072560");
    directory.license(ada);
    SystemUser row = dynamics.awaitRow(ada, SystemUser::enabled);

    refused(asAda.answer("/api/data/v9.2/WhoAmI"), NO_ROLE);
    refused(asAda.answer("/apps/sales"), NO_ROLE);
    dynamics.grant(row, "Salesperson");

    assertThat(asAda.answer("/api/data/v9.2/WhoAmI").<String>path("UserId")).isEqualTo(row.id());
    assertThat(asAda.answer("/apps/sales").statusCode()).isEqualTo(200);
    assertThat(asAda.answer(ACCOUNTS).statusCode()).isEqualTo(200);
  }

  @Test
  void administratorWithoutLicenceReachesSettingsAndNoSalesData() {
    String grace = directory.create("grace", "Grace", "Hopper");
    directory.grantRole(Directory.DYNAMICS_ADMINISTRATOR, grace);
    dynamics.awaitRow(grace, SystemUser::enabled);
    Dynamics asGrace = pair.dynamicsAs(name("grace"));

    assertThat(asGrace.answer("/apps/settings").statusCode()).isEqualTo(200);
    assertThat(asGrace.answer("/api/data/v9.2/systemusers?$top=1").statusCode()).isEqualTo(200);
    refused(asGrace.answer(ACCOUNTS), NO_PRIVILEGE);
    refused(asGrace.answer("/apps/sales"), NOT_ON_THIS_SURFACE);
  }

  @Test
  void nonInteractiveUserMayCallTheWebApiAndNotOpenTheApp() {
    String robot = directory.create("robot", "Rosa", "Robot");
    directory.license(robot);
    SystemUser row = dynamics.awaitRow(robot, SystemUser::enabled);
    dynamics.grant(row, "Salesperson");
    assertThat(dynamics.patch(row, Map.of("accessmode", 4)).statusCode()).isEqualTo(204);
    directory.unlicense(robot);
    dynamics.awaitRow(robot, user -> Boolean.FALSE.equals(user.column("islicensed")));
    Dynamics asRobot = pair.dynamicsAs(name("robot"));

    assertThat(asRobot.answer(ACCOUNTS).statusCode()).isEqualTo(200);
    refused(asRobot.answer("/apps/sales"), NOT_ON_THIS_SURFACE);
    refused(asRobot.answer("/apps/settings"), NOT_ON_THIS_SURFACE);
  }

  @Test
  void lostLicenceClosesDynamicsToATokenThatIsStillGood() {
    String leaver = directory.create("leaver", "Lea", "Leaver");
    directory.license(leaver);
    dynamics.grant(dynamics.awaitRow(leaver, SystemUser::enabled), "Salesperson");
    Dynamics asLeaver = pair.dynamicsAs(name("leaver"));
    assertThat(asLeaver.answer(ACCOUNTS).statusCode()).isEqualTo(200);

    directory.unlicense(leaver);
    assertThat(dynamics.sync("pull").statusCode()).isEqualTo(200);

    refused(asLeaver.answer(ACCOUNTS), DISABLED);
    assertThat(pair.directoryAs(name("leaver")).answer("/v1.0/me").statusCode()).isEqualTo(200);
  }

  @Test
  void blockedPersonIsOutOfTheDirectoryWithTheNextCall() {
    String blocked = directory.create("blocked", "Bea", "Blocked");
    Directory asBlocked = pair.directoryAs(name("blocked"));
    assertThat(asBlocked.answer("/v1.0/me").statusCode()).isEqualTo(200);

    directory.change(blocked, Map.of("accountEnabled", false));

    assertThat(asBlocked.answer("/v1.0/me").statusCode()).isEqualTo(401);
  }

  private static void refused(Response answer, String code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
    assertThat(answer.<String>path("error.code")).isEqualTo(code);
    assertThat(answer.<String>path("error.reason")).isNotBlank();
  }

  private static String name(String alias) {
    return alias + "@contoso.onmicrosoft.com";
  }
}
