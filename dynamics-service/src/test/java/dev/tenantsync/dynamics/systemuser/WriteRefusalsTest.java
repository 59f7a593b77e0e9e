package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.patch;
import static dev.tenantsync.dynamics.systemuser.WebApi.post;
import static dev.tenantsync.dynamics.systemuser.WebApi.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tenantsync.dynamics.stand.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal of a write to users, by its code; whatever is refused leaves no trace. */
@QuarkusTest
class WriteRefusalsTest {

  private static final String ADMINISTRATOR = "System Administrator";

  @Inject World world;

  @BeforeEach
  void nobody() {
    world.clear();
  }

  /** Whatever the arrangement makes, the request it leaves must be answered with the code. */
  private record Case(String code, String sentence, Function<World, Supplier<Response>> request) {
    @Override
    public String toString() {
      return code + " " + sentence;
    }
  }

  static Stream<Arguments> cases() {
    return Stream.of(
            of("0x80041d4c", "islicensed", world -> patchAda(world, Map.of("islicensed", true))),
            of("0x80041d4d", "islicensed of a new user", world -> create("islicensed", true)),
            of(
                "0x80041d4e",
                "issyncwithdirectory",
                world -> patchAda(world, Map.of("issyncwithdirectory", false))),
            of(
                "0x80041d4e",
                "a new person who does not follow the directory",
                world -> create("issyncwithdirectory", false)),
            of(
                "0x80041d4f",
                "the object id",
                world ->
                    patchAda(
                        world,
                        Map.of("azureactivedirectoryobjectid", UUID.randomUUID().toString()))),
            of(
                "0x80041d4b",
                "a user name that the directory does not know",
                world -> create("domainname", "nobody@contoso.com")),
            of(
                "0x80041d4b",
                "a new user who is named by nothing",
                world -> create("nickname", "x")),
            of(
                "0x80041d28",
                "an object id that the directory never showed",
                world -> create("azureactivedirectoryobjectid", UUID.randomUUID().toString())),
            of(
                "0x80041d2a",
                "an account that was deleted in the directory",
                world -> createMirrored(world, person("Gone").licensed().softDeleted())),
            of(
                "0x80041d2c",
                "somebody who has a row",
                world -> {
                  Person ada = person("Ada").licensed();
                  world.arrives(ada);
                  return create("azureactivedirectoryobjectid", ada.objectId().toString());
                }),
            of(
                "0x8004D24B",
                "somebody without a licence",
                world -> createMirrored(world, person("Unlicensed"))),
            of(
                "0x80040225",
                "somebody who may not sign in",
                world -> createMirrored(world, person("Blocked").licensed().signInBlocked())),
            of(
                "0x8004022e",
                "a name other than the directory's",
                world -> {
                  Person ada = person("Ada").licensed();
                  world.mirror(ada);
                  return () ->
                      post(
                          "systemusers",
                          Map.of(
                              "azureactivedirectoryobjectid",
                              ada.objectId().toString(),
                              "firstname",
                              "Grace"));
                }),
            of(
                "0x8004D24C",
                "enabling somebody without a licence",
                world -> {
                  Person ada = person("Ada").licensed();
                  UUID row = world.arrives(ada);
                  world.arrives(ada.unlicensed());
                  return patching(row, Map.of("isdisabled", false));
                }),
            of(
                "0x8004D24B",
                "Non-interactive without a licence",
                world -> {
                  Person ada = person("Ada").licensed();
                  UUID row = world.arrives(ada);
                  world.arrives(ada.unlicensed());
                  return patching(row, Map.of("accessmode", 4));
                }),
            of(
                "0x80041d65",
                "disabling a tenant administrator",
                world ->
                    patching(
                        world.arrives(person("Global").globalAdministrator()),
                        Map.of("isdisabled", true))),
            of(
                "0x80041d64",
                "taking the role of a tenant administrator",
                world ->
                    revoking(
                        world.arrives(person("Global").globalAdministrator()),
                        world.role(ADMINISTRATOR))),
            of(
                "0x80041d2f",
                "disabling the last System Administrator",
                world -> patching(administrator(world), Map.of("isdisabled", true))),
            of(
                "0x80041d30",
                "taking the last System Administrator's role",
                world -> revoking(administrator(world), world.role(ADMINISTRATOR))),
            of(
                "0x80040d39",
                "disabling the only one with full access",
                world -> {
                  UUID full = administrator(world);
                  patch(administrator(world), Map.of("accessmode", 2));
                  return patching(full, Map.of("isdisabled", true));
                }),
            of(
                "0x80041d38",
                "the last writing administrator made read-only",
                world -> patching(administrator(world), Map.of("accessmode", 2))),
            of("0x80041d39", "making oneself read-only", world -> own(world, 2)),
            of("0x80040d38", "the only full access giving itself up", world -> own(world, 1)),
            of(
                "0x80040d40",
                "the mode of an application user",
                world -> patching(application(), Map.of("accessmode", 0))),
            of(
                "0x80041d33",
                "SYSTEM",
                world -> patching(special(world, "SYSTEM"), Map.of("nickname", "x"))),
            of(
                "0x80041d41",
                "the support user",
                world -> patching(special(world, "SUPPORT"), Map.of("nickname", "x"))),
            of(
                "0x80041d24",
                "a manager below a loop",
                world -> {
                  UUID one = ada(world);
                  UUID two = ada(world);
                  world.sql(
                      "update systemuser set parentsystemuserid = ? where systemuserid = ?",
                      one,
                      two);
                  world.sql(
                      "update systemuser set parentsystemuserid = ? where systemuserid = ?",
                      two,
                      one);
                  return manager(ada(world), one);
                }),
            of(
                "0x80041d25",
                "a loop of managers",
                world -> {
                  UUID one = ada(world);
                  UUID two = ada(world);
                  WebApi.done(manager(two, one).get());
                  return manager(one, two);
                }),
            of(
                "0x80041d25",
                "one's own manager",
                world -> {
                  UUID one = ada(world);
                  return manager(one, one);
                }),
            of(
                "0x80041d27",
                "a manager who is not there",
                world -> manager(ada(world), UUID.randomUUID())),
            of("0x80048356", "deleting an enabled user", world -> deleting(ada(world))),
            of(
                "0x80048359",
                "deleting a user whom the directory has",
                world -> {
                  UUID ada = ada(world);
                  patch(ada, Map.of("isdisabled", true));
                  return deleting(ada);
                }),
            of(
                "0x80048359",
                "deleting a user in the directory's recycle bin",
                world -> {
                  Person ada = person("Ada").licensed();
                  UUID row = world.arrives(ada);
                  world.arrives(ada.softDeleted());
                  return deleting(row);
                }),
            of(
                "0x80048610",
                "deleting a user who owns records",
                world -> {
                  UUID row = deleted(world);
                  account(world, row);
                  return deleting(row);
                }),
            of(
                "0x80048357",
                "enabling a deleted user",
                world -> patching(deleted(world), Map.of("isdisabled", false))),
            of(
                "0x80048357",
                "a role for a deleted user",
                world -> {
                  UUID row = deleted(world);
                  return () -> WebApi.grant(row, world.role("Basic User"));
                }),
            of("0x80048358", "deleting SYSTEM", world -> deleting(special(world, "SYSTEM"))),
            of("0x8004022e", "the title", world -> patchAda(world, Map.of("title", "Countess"))),
            of(
                "0x80048d19",
                "a position, which is not here",
                world ->
                    patchAda(
                        world,
                        Map.of("positionid@odata.bind", "/positions(" + UUID.randomUUID() + ")"))))
        .map(one -> arguments(one));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void refusedWithItsCodeAndNothingIsWritten(Case one) {
    Supplier<Response> request = one.request().apply(world);
    String before = world.everything();

    refused(request.get(), 400, one.code());

    assertThat(world.everything()).isEqualTo(before);
  }

  private static Case of(
      String code, String sentence, Function<World, Supplier<Response>> request) {
    return new Case(code, sentence, request);
  }

  private static UUID ada(World world) {
    return world.arrives(person("Ada").licensed());
  }

  private static UUID administrator(World world) {
    UUID row = world.arrives(person("Admin").licensed());
    world.hasRole(row, ADMINISTRATOR);
    return row;
  }

  /** An administrator's own access mode, changed by that administrator. */
  private static Supplier<Response> own(World world, int mode) {
    Person admin = person("Admin").licensed();
    UUID row = world.arrives(admin);
    world.hasRole(row, ADMINISTRATOR);
    String token = "Bearer " + Token.person(admin.objectId()).signed();
    return () ->
        WebApi.call()
            .header("Authorization", token)
            .contentType("application/json")
            .body(Map.of("accessmode", mode))
            .patch(WebApi.root() + "systemusers(" + row + ")");
  }

  private static UUID application() {
    return WebApi.made(post("systemusers", Map.of("applicationid", UUID.randomUUID().toString())));
  }

  private static Supplier<Response> patchAda(World world, Map<String, ?> columns) {
    return patching(ada(world), columns);
  }

  private static Supplier<Response> patching(UUID user, Map<String, ?> columns) {
    return () -> patch(user, columns);
  }

  private static Supplier<Response> deleting(UUID user) {
    return () -> WebApi.delete("systemusers(" + user + ")");
  }

  private static Supplier<Response> revoking(UUID user, UUID role) {
    return () -> WebApi.revoke(user, role);
  }

  private static UUID special(World world, String kind) {
    UUID row = ada(world);
    world.sql("update systemuser set kind = ? where systemuserid = ?", kind, row);
    return row;
  }

  /** Soft-deleted here, after the directory has let go of the account. */
  private static UUID deleted(World world) {
    Person ada = person("Ada").licensed();
    UUID row = world.arrives(ada);
    world.arrives(ada.gone());
    WebApi.done(WebApi.delete("systemusers(" + row + ")"));
    return row;
  }

  private static void account(World world, UUID owner) {
    world.sql(
        """
        insert into account (accountid, name, ownerid, owningbusinessunit, createdby, modifiedby,
          createdon, modifiedon, versionnumber)
        select gen_random_uuid(), 'Fabrikam', systemuserid, businessunitid, systemuserid,
          systemuserid, now(), now(), 1
        from systemuser where systemuserid = ?
        """,
        owner);
  }

  private static Supplier<Response> create(String column, Object value) {
    return () -> post("systemusers", Map.of(column, value));
  }

  private static Supplier<Response> createMirrored(World world, Person person) {
    world.mirror(person);
    return create("azureactivedirectoryobjectid", person.objectId().toString());
  }

  private static Supplier<Response> manager(UUID user, UUID manager) {
    return patching(user, Map.of("parentsystemuserid@odata.bind", "/systemusers(" + manager + ")"));
  }
}
