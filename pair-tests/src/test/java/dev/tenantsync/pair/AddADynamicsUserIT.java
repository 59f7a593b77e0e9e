package dev.tenantsync.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.pair.Dynamics.SystemUser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The story that must always work, step by step, against both packaged services, each on its own
 * embedded database. Nothing is awaited but what a client of the two APIs can see.
 */
class AddADynamicsUserIT {

  private static final int READ_WRITE = 0;
  private static final int ADMINISTRATIVE = 1;
  private static final int NON_INTERACTIVE = 4;

  private static Pair pair;
  private static Directory directory;
  private static Dynamics dynamics;

  @BeforeAll
  static void start() {
    pair = Pair.start("story");
    directory = pair.directory();
    dynamics = pair.dynamics();
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @Test
  void licensedUserAppearsWithTheDirectorysNameReadWriteAndWithoutRole() {
    String ada = directory.create("ada", "Ada", "Lovelace");
    directory.license(ada);

    SystemUser row = dynamics.awaitRow(ada, SystemUser::enabled);

    assertThat(row.accessMode()).isEqualTo(READ_WRITE);
    assertThat(row.column("fullname")).isEqualTo("Ada Lovelace");
    assertThat(row.column("domainname")).isEqualTo("ada@contoso.onmicrosoft.com");
    assertThat(row.column("internalemailaddress")).isEqualTo("ada@contoso.onmicrosoft.com");
    assertThat(row.column("islicensed")).isEqualTo(true);
    assertThat(dynamics.roles(row)).isEmpty();
  }

  @Test
  void userWithoutLicenceOrAdministratorRoleDoesNotAppear() {
    String plain = directory.create("plain", "Petra", "Plain");
    String marker = licensed("marker-plain");

    dynamics.awaitRow(marker, SystemUser::enabled);

    assertThat(dynamics.find(plain)).isEmpty();
  }

  @Test
  void nameAndAddressFollowTheDirectory() {
    String id = licensed("grace");
    dynamics.awaitRow(id, SystemUser::enabled);

    directory.change(
        id,
        Map.of(
            "givenName", "Grace Brewster",
            "surname", "Hopper",
            "userPrincipalName", "g.hopper@contoso.onmicrosoft.com",
            "mail", "grace@example.com",
            "streetAddress", "1 Harbour Road",
            "city", "Kobe"));

    SystemUser row =
        dynamics.awaitRow(id, user -> "Grace Brewster Hopper".equals(user.column("fullname")));
    assertThat(row.column("domainname")).isEqualTo("g.hopper@contoso.onmicrosoft.com");
    assertThat(row.column("internalemailaddress")).isEqualTo("grace@example.com");
    assertThat(row.column("address1_line1")).isEqualTo("1 Harbour Road");
    assertThat(row.column("address1_city")).isEqualTo("Kobe");
  }

  @Test
  void nameUserNameAndAddressCannotBeEditedInDynamics() {
    SystemUser row = dynamics.awaitRow(licensed("readonly"), SystemUser::enabled);

    for (String column :
        List.of("firstname", "lastname", "fullname", "domainname", "internalemailaddress")) {
      var refusal = dynamics.patch(row, Map.of(column, "changed@contoso.com"));
      assertThat(refusal.statusCode()).as(column).isBetween(400, 403);
      assertThat(refusal.<String>path("error.message")).contains(column);
    }
    assertThat(dynamics.get((String) row.column("azureactivedirectoryobjectid"))).isEqualTo(row);
  }

  @Test
  void userGetsInOnlyOnceASecurityRoleIsGranted() {
    SystemUser row = dynamics.awaitRow(licensed("entering"), SystemUser::enabled);
    assertThat(allowed(row, "interactive")).isFalse();

    assertThat(dynamics.grant(row, "Salesperson").statusCode()).isEqualTo(204);

    assertThat(allowed(row, "interactive")).isTrue();
  }

  @Test
  void removedLicenceDisablesTheRowAndKeepsItAndRegrantingEnablesItWithItsRoles() {
    String id = licensed("leaver");
    SystemUser row = dynamics.awaitRow(id, SystemUser::enabled);
    dynamics.grant(row, "Salesperson");

    directory.unlicense(id);
    SystemUser disabled = dynamics.awaitRow(id, user -> !user.enabled());
    assertThat(disabled.id()).isEqualTo(row.id());
    assertThat(disabled.accessMode()).isEqualTo(READ_WRITE);
    assertThat(dynamics.roles(disabled)).containsExactly("Salesperson");
    assertThat(allowed(disabled, "interactive")).isFalse();

    directory.license(id);
    SystemUser again = dynamics.awaitRow(id, SystemUser::enabled);
    assertThat(again.id()).isEqualTo(row.id());
    assertThat(dynamics.roles(again)).containsExactly("Salesperson");
    assertThat(allowed(again, "interactive")).isTrue();
  }

  @Test
  void blockedSignInDisablesAndUnblockingEnables() {
    String id = licensed("blocked");
    dynamics.awaitRow(id, SystemUser::enabled);

    directory.change(id, Map.of("accountEnabled", false));
    dynamics.awaitRow(id, user -> !user.enabled());

    directory.change(id, Map.of("accountEnabled", true));
    dynamics.awaitRow(id, SystemUser::enabled);
  }

  @Test
  void softDeletedUserIsDisabledRestoredUserComesBackAndPurgedUserIsKeptDisabled() {
    String id = licensed("deleted");
    SystemUser row = dynamics.awaitRow(id, SystemUser::enabled);
    dynamics.grant(row, "Salesperson");

    directory.delete(id);
    SystemUser deleted = dynamics.awaitRow(id, user -> !user.enabled());
    assertThat(deleted.column("azurestate")).isEqualTo(1);

    directory.restore(id);
    SystemUser restored = dynamics.awaitRow(id, SystemUser::enabled);
    assertThat(restored.column("azurestate")).isEqualTo(0);
    assertThat(dynamics.roles(restored)).containsExactly("Salesperson");

    directory.delete(id);
    directory.purge(id);
    SystemUser purged =
        dynamics.awaitRow(id, user -> Integer.valueOf(2).equals(user.column("azurestate")));
    assertThat(purged.enabled()).isFalse();
    assertThat(purged.id()).isEqualTo(row.id());
  }

  @Test
  void administratorWithoutLicenceIsAdministrativeReachesSettingsAndNoSalesData() {
    String id = directory.create("admin", "Anna", "Admin");
    directory.grantRole(Directory.DYNAMICS_ADMINISTRATOR, id);

    SystemUser row = dynamics.awaitRow(id, SystemUser::enabled);

    assertThat(row.accessMode()).isEqualTo(ADMINISTRATIVE);
    assertThat(row.column("islicensed")).isEqualTo(false);
    assertThat(dynamics.roles(row)).containsExactly("System Administrator");
    assertThat(allowed(row, "settings")).isTrue();
    assertThat(allowed(row, "interactive")).isFalse();

    // Held from the directory's role: it cannot be taken away here.
    assertThat(dynamics.revoke(row, "System Administrator").statusCode()).isBetween(400, 403);

    directory.license(id);
    assertThat(dynamics.awaitRow(id, user -> user.accessMode() == READ_WRITE).enabled()).isTrue();

    directory.unlicense(id);
    assertThat(dynamics.awaitRow(id, user -> user.accessMode() == ADMINISTRATIVE).enabled())
        .isTrue();

    directory.revokeRole(Directory.DYNAMICS_ADMINISTRATOR, id);
    SystemUser former = dynamics.awaitRow(id, user -> !user.enabled());
    assertThat(dynamics.roles(former)).isEmpty();
  }

  @Test
  void globalAdministratorWithALicenceIsReadWriteAndSystemAdministrator() {
    String id = licensed("global");
    directory.grantRole(Directory.GLOBAL_ADMINISTRATOR, id);

    SystemUser row =
        dynamics.awaitRow(
            id,
            user ->
                user.accessMode() == READ_WRITE
                    && dynamics.roles(user).contains("System Administrator"));

    assertThat(row.enabled()).isTrue();
  }

  @Test
  void nonInteractiveUserKeepsTheWebApiWithoutALicenceAndTheSixthIsRefused() {
    List<String> programs = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      programs.add(licensed("program" + i));
    }
    Map<String, SystemUser> rows = new HashMap<>();
    programs.forEach(id -> rows.put(id, dynamics.awaitRow(id, SystemUser::enabled)));
    for (String id : programs.subList(0, 5)) {
      assertThat(dynamics.patch(rows.get(id), Map.of("accessmode", NON_INTERACTIVE)).statusCode())
          .isEqualTo(204);
    }
    String sixth = programs.get(5);
    assertThat(dynamics.patch(rows.get(sixth), Map.of("accessmode", NON_INTERACTIVE)).statusCode())
        .isBetween(400, 403);
    assertThat(dynamics.get(sixth).accessMode()).isEqualTo(READ_WRITE);

    String first = programs.get(0);
    directory.unlicense(first);
    SystemUser unlicensed =
        dynamics.awaitRow(first, user -> Boolean.FALSE.equals(user.column("islicensed")));
    assertThat(unlicensed.enabled()).isTrue();
    assertThat(unlicensed.accessMode()).isEqualTo(NON_INTERACTIVE);
    dynamics.grant(unlicensed, "Salesperson");
    assertThat(allowed(unlicensed, "webapi")).isTrue();
    assertThat(allowed(unlicensed, "interactive")).isFalse();

    // Moved to another mode without a licence: disabled at once, and its slot is free again.
    assertThat(dynamics.patch(unlicensed, Map.of("accessmode", READ_WRITE)).statusCode())
        .isEqualTo(204);
    assertThat(dynamics.get(first).enabled()).isFalse();
    assertThat(dynamics.patch(rows.get(sixth), Map.of("accessmode", NON_INTERACTIVE)).statusCode())
        .isEqualTo(204);
  }

  @Test
  void recreatedUserOfTheSameNameGetsANewRowAndInheritsNothing() {
    String first = licensed("recycled");
    SystemUser old = dynamics.awaitRow(first, SystemUser::enabled);
    dynamics.grant(old, "Salesperson");
    directory.delete(first);
    dynamics.awaitRow(first, user -> !user.enabled());

    String second = licensed("recycled");

    SystemUser fresh = dynamics.awaitRow(second, SystemUser::enabled);
    assertThat(fresh.id()).isNotEqualTo(old.id());
    assertThat(dynamics.roles(fresh)).isEmpty();
    assertThat(dynamics.get(first).enabled()).isFalse();
  }

  @Test
  void oneUserIsSynchronisedNowAndAFullResyncChangesNothing() {
    String id = licensed("cure");

    dynamics.sync("users/" + id).then().statusCode(200);
    SystemUser row = dynamics.get(id);
    assertThat(row.enabled()).isTrue();

    dynamics.sync("resync").then().statusCode(200);
    assertThat(dynamics.get(id).column("versionnumber")).isEqualTo(row.column("versionnumber"));
  }

  @Test
  void noSecretStandsInALogOrInAProcessArgument() throws IOException {
    String id = licensed("discreet");
    dynamics.awaitRow(id, SystemUser::enabled);
    List<String> canaries = new ArrayList<>(pair.secrets().values());
    canaries.add(directory.token());
    canaries.add(dynamics.token());
    canaries.add(Directory.PASSWORD);

    assertThat(canaries).hasSizeGreaterThan(8).allMatch(canary -> canary.length() > 12);
    for (ServiceProcess service : List.of(pair.directoryService(), pair.dynamicsService())) {
      assertThat(Files.readString(service.log())).isNotBlank().doesNotContain(canaries);
      assertThat(service.descendantsArguments())
          .isNotEmpty()
          .allSatisfy(arguments -> assertThat(arguments).doesNotContain(canaries));
    }
  }

  private static String licensed(String alias) {
    String id = directory.create(alias, alias, "Example");
    directory.license(id);
    return id;
  }

  private static boolean allowed(SystemUser user, String surface) {
    return dynamics.access(user.id(), surface).then().statusCode(200).extract().path("allowed");
  }
}
