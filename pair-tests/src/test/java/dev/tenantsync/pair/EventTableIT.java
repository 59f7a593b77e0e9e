package dev.tenantsync.pair;

import static dev.tenantsync.pair.Directory.DYNAMICS_ADMINISTRATOR;
import static dev.tenantsync.pair.Directory.GLOBAL_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of a row with each event in the directory or in Dynamics, through both packaged
 * services: the rows of Microsoft's behaviour, and where this product chooses otherwise, its
 * choice.
 */
class EventTableIT {

  private static final String NO_ROW = "no row";

  private static Pair pair;
  private static String group;

  /** What is done to the person whom a case is about. */
  private interface Scene {
    void play(Person person);
  }

  /**
   * One case.
   *
   * @param row number in the table of events
   * @param before how the row stands before, once the given scene has been pulled
   * @param after how it stands once the event has been pulled
   */
  private record Event(
      String row, String what, Scene given, String before, Scene event, String after) {

    @Override
    public String toString() {
      return row + " " + what;
    }
  }

  @BeforeAll
  static void start() {
    pair = Pair.start("events");
    group = pair.directory().createGroup("environment-users");
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "licences",
    "lifecycle",
    "profile",
    "administrators",
    "modes",
    "local",
    "securityGroup"
  })
  void outcome(Event event) {
    Person person = Person.hired(pair, "case-" + event.row());
    event.given().play(person);
    comesTo(person, event.before());
    event.event().play(person);
    comesTo(person, event.after());
  }

  static Stream<Event> licences() {
    return Stream.of(
        new Event(
            "1",
            "created, licensed, enabled",
            person -> {},
            NO_ROW,
            Person::license,
            "enabled Read-Write licensed azure=0 roles=[]"),
        new Event(
            "2",
            "created without a licence or a directory role",
            person -> {},
            NO_ROW,
            person -> {},
            NO_ROW),
        new Event(
            "3",
            "licence removed",
            EventTableIT::salesperson,
            "enabled Read-Write licensed azure=0 roles=[Salesperson]",
            Person::unlicense,
            "disabled Read-Write unlicensed azure=0 roles=[Salesperson]"),
        new Event(
            "4",
            "licence granted again",
            person -> {
              salesperson(person);
              person.unlicense();
            },
            "disabled Read-Write unlicensed azure=0 roles=[Salesperson]",
            Person::license,
            "enabled Read-Write licensed azure=0 roles=[Salesperson]"));
  }

  static Stream<Event> lifecycle() {
    return Stream.of(
        new Event(
            "5",
            "sign-in blocked",
            EventTableIT::salesperson,
            "enabled Read-Write licensed azure=0 roles=[Salesperson]",
            Person::block,
            "disabled Read-Write licensed azure=0 roles=[Salesperson]"),
        new Event(
            "6",
            "sign-in allowed again",
            person -> {
              salesperson(person);
              person.block();
            },
            "disabled Read-Write licensed azure=0 roles=[Salesperson]",
            Person::unblock,
            "enabled Read-Write licensed azure=0 roles=[Salesperson]"),
        new Event(
            "7",
            "soft-deleted",
            EventTableIT::salesperson,
            "enabled Read-Write licensed azure=0 roles=[Salesperson]",
            Person::delete,
            "disabled Read-Write unlicensed azure=1 roles=[Salesperson]"),
        new Event(
            "8",
            "restored with the licence",
            person -> {
              salesperson(person);
              person.delete();
            },
            "disabled Read-Write unlicensed azure=1 roles=[Salesperson]",
            Person::restore,
            "enabled Read-Write licensed azure=0 roles=[Salesperson]"),
        new Event(
            "8b",
            "restored without the licence",
            person -> {
              salesperson(person);
              person.unlicense();
              person.delete();
            },
            "disabled Read-Write unlicensed azure=1 roles=[Salesperson]",
            Person::restore,
            "disabled Read-Write unlicensed azure=0 roles=[Salesperson]"),
        new Event(
            "9",
            "purged",
            person -> {
              salesperson(person);
              person.delete();
            },
            "disabled Read-Write unlicensed azure=1 roles=[Salesperson]",
            Person::purge,
            "disabled Read-Write unlicensed azure=2 roles=[Salesperson]"),
        new Event(
            "10",
            "row deleted after the purge",
            EventTableIT::purged,
            "disabled Read-Write unlicensed azure=2 roles=[Salesperson]",
            Person::deleteRow,
            "disabled Read-Write unlicensed azure=2 deleted roles=[]"),
        new Event(
            "11",
            "row deleted a second time",
            person -> {
              purged(person);
              person.deleteRow();
            },
            "disabled Read-Write unlicensed azure=2 deleted roles=[]",
            Person::deleteRow,
            NO_ROW),
        new Event(
            "30",
            "recreated under the same name",
            EventTableIT::salesperson,
            "enabled Read-Write licensed azure=0 roles=[Salesperson]",
            person -> {
              person.delete();
              Person successor = Person.hired(pair, person.alias());
              successor.license();
              comesTo(successor, "enabled Read-Write licensed azure=0 roles=[]");
            },
            "disabled Read-Write unlicensed azure=1 roles=[Salesperson]"));
  }

  static Stream<Event> profile() {
    String standing = "enabled Read-Write licensed azure=0 roles=[]";
    return Stream.of(
        new Event(
            "15",
            "user principal name changed",
            Person::license,
            standing,
            person ->
                person.changed(
                    Map.of("userPrincipalName", "renamed-15@contoso.onmicrosoft.com"),
                    "domainname",
                    "renamed-15@contoso.onmicrosoft.com"),
            standing),
        new Event(
            "16",
            "first and last name changed",
            Person::license,
            standing,
            person ->
                person.changed(
                    Map.of("givenName", "Augusta", "surname", "King"), "fullname", "Augusta King"),
            standing),
        new Event(
            "17",
            "display name changed and nothing else",
            Person::license,
            standing,
            person -> {
              Object version = person.row().column("versionnumber");
              person.change(Map.of("displayName", "Another"));
              person.pull();
              assertThat(person.row().column("versionnumber")).isEqualTo(version);
            },
            standing));
  }

  static Stream<Event> administrators() {
    String administrative =
        "enabled Administrative unlicensed azure=0 setup roles=[System Administrator]";
    String readWrite = "enabled Read-Write licensed azure=0 roles=[System Administrator]";
    return Stream.of(
        new Event(
            "18",
            "directory role granted without a licence",
            person -> {},
            NO_ROW,
            person -> person.grantDirectoryRole(DYNAMICS_ADMINISTRATOR),
            administrative),
        new Event(
            "19",
            "directory role granted to somebody licensed",
            Person::license,
            "enabled Read-Write licensed azure=0 roles=[]",
            person -> person.grantDirectoryRole(DYNAMICS_ADMINISTRATOR),
            readWrite),
        new Event(
            "20",
            "directory role removed, licensed (System Administrator goes with it)",
            EventTableIT::licensedAdministrator,
            readWrite,
            person -> person.revokeDirectoryRole(DYNAMICS_ADMINISTRATOR),
            "enabled Read-Write licensed azure=0 roles=[]"),
        new Event(
            "21",
            "directory role removed, unlicensed (System Administrator goes with it)",
            person -> person.grantDirectoryRole(DYNAMICS_ADMINISTRATOR),
            administrative,
            person -> person.revokeDirectoryRole(DYNAMICS_ADMINISTRATOR),
            "disabled Administrative unlicensed azure=0 setup roles=[]"),
        new Event(
            "22",
            "licence granted to an administrator",
            person -> person.grantDirectoryRole(DYNAMICS_ADMINISTRATOR),
            administrative,
            Person::license,
            readWrite),
        new Event(
            "23",
            "licence removed from an administrator",
            EventTableIT::licensedAdministrator,
            readWrite,
            Person::unlicense,
            administrative),
        new Event(
            "29",
            "directory role held for a while",
            Person::license,
            "enabled Read-Write licensed azure=0 roles=[]",
            person -> {
              person.grantDirectoryRole(DYNAMICS_ADMINISTRATOR);
              comesTo(person, readWrite);
              person.revokeDirectoryRole(DYNAMICS_ADMINISTRATOR);
            },
            "enabled Read-Write licensed azure=0 roles=[]"));
  }

  static Stream<Event> modes() {
    return Stream.of(
        new Event(
            "24",
            "licence granted to somebody made Administrative by hand",
            person -> {
              mode(person, 1);
              person.unlicense();
            },
            "disabled Administrative unlicensed azure=0 roles=[]",
            Person::license,
            "enabled Administrative licensed azure=0 roles=[]"),
        new Event(
            "25",
            "licence removed from somebody made Administrative by hand",
            person -> mode(person, 1),
            "enabled Administrative licensed azure=0 roles=[]",
            Person::unlicense,
            "disabled Administrative unlicensed azure=0 roles=[]"),
        new Event(
            "26",
            "licence removed from a Non-interactive user",
            person -> mode(person, 4),
            "enabled Non-interactive licensed azure=0 roles=[]",
            Person::unlicense,
            "enabled Non-interactive unlicensed azure=0 roles=[]"),
        new Event(
            "27",
            "Non-interactive user blocked",
            person -> {
              mode(person, 4);
              person.unlicense();
            },
            "enabled Non-interactive unlicensed azure=0 roles=[]",
            Person::block,
            "disabled Non-interactive unlicensed azure=0 roles=[]"),
        new Event(
            "28",
            "Non-interactive user without a licence made Read-Write",
            person -> {
              mode(person, 4);
              person.unlicense();
            },
            "enabled Non-interactive unlicensed azure=0 roles=[]",
            person -> person.patchRow(Map.of("accessmode", 0)),
            "disabled Read-Write unlicensed azure=0 roles=[]"));
  }

  static Stream<Event> local() {
    return Stream.of(
        new Event(
            "31",
            "every security role taken away",
            EventTableIT::salesperson,
            "enabled Read-Write licensed azure=0 roles=[Salesperson]",
            person -> {
              person.revoke("Salesperson");
              assertThat(person.callsWhoAmI()).isEqualTo("403 0x80042f09");
            },
            "enabled Read-Write licensed azure=0 roles=[]"),
        new Event(
            "32",
            "business unit changed",
            EventTableIT::salesperson,
            "enabled Read-Write licensed azure=0 roles=[Salesperson]",
            Person::moveToAnotherBusinessUnit,
            "enabled Read-Write licensed azure=0 roles=[]"),
        new Event(
            "33",
            "disabled user, entitled again, opens the environment",
            person -> {
              salesperson(person);
              person.unlicense();
            },
            "disabled Read-Write unlicensed azure=0 roles=[Salesperson]",
            person -> {
              person.license();
              await("admission of " + person.alias())
                  .atMost(Duration.ofSeconds(30))
                  .until(person::callsWhoAmI, "200"::equals);
            },
            "enabled Read-Write licensed azure=0 roles=[Salesperson]"));
  }

  /** Last, because a group shuts out everybody who is not in it. */
  static Stream<Event> securityGroup() {
    String in = "enabled Read-Write licensed azure=0 roles=[Salesperson]";
    String out = "disabled Read-Write licensed azure=0 roles=[Salesperson]";
    return Stream.of(
        new Event(
            "14",
            "group attached to the environment",
            EventTableIT::salesperson,
            in,
            person -> person.attach(group),
            out),
        new Event(
            "13",
            "added to the group",
            EventTableIT::salespersonOutside,
            out,
            person -> person.join(group),
            in),
        new Event(
            "12",
            "removed from the group",
            person -> {
              salespersonOutside(person);
              person.join(group);
            },
            in,
            person -> person.leave(group),
            out),
        new Event(
            "12b",
            "Global administrator outside the group",
            person -> {
              person.join(group);
              salesperson(person);
              person.grantDirectoryRole(GLOBAL_ADMINISTRATOR);
            },
            "enabled Read-Write licensed azure=0 roles=[Salesperson, System Administrator]",
            person -> person.leave(group),
            "enabled Read-Write licensed azure=0 roles=[Salesperson, System Administrator]"),
        new Event(
            "27b",
            "Non-interactive user removed from the group",
            person -> {
              person.join(group);
              mode(person, 4);
              person.unlicense();
            },
            "enabled Non-interactive unlicensed azure=0 roles=[]",
            person -> person.leave(group),
            "disabled Non-interactive unlicensed azure=0 roles=[]"));
  }

  private static void salesperson(Person person) {
    person.license();
    comesTo(person, "enabled Read-Write licensed azure=0 roles=[]");
    person.grant("Salesperson");
  }

  /** Nobody outside the group gets a row, so membership comes first and goes again. */
  private static void salespersonOutside(Person person) {
    person.join(group);
    salesperson(person);
    person.leave(group);
  }

  private static void purged(Person person) {
    salesperson(person);
    person.delete();
    person.purge();
    person.pull();
  }

  private static void licensedAdministrator(Person person) {
    person.license();
    person.grantDirectoryRole(DYNAMICS_ADMINISTRATOR);
  }

  private static void mode(Person person, int mode) {
    person.license();
    comesTo(person, "enabled Read-Write licensed azure=0 roles=[]");
    person.patchRow(Map.of("accessmode", mode));
  }

  /** Pulls, so that what stood before is not taken for what follows. */
  private static void comesTo(Person person, String standing) {
    person.pull();
    await("standing of " + person.alias())
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(person.standing()).isEqualTo(standing));
  }
}
