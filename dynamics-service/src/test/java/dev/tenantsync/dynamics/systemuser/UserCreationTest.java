package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.call;
import static dev.tenantsync.dynamics.systemuser.WebApi.done;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.made;
import static dev.tenantsync.dynamics.systemuser.WebApi.patch;
import static dev.tenantsync.dynamics.systemuser.WebApi.post;
import static dev.tenantsync.dynamics.systemuser.WebApi.refused;
import static dev.tenantsync.dynamics.systemuser.WebApi.root;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserCreationTest {

  @Inject World world;

  private Person ada;

  @BeforeEach
  void nobody() {
    world.clear();
    ada = person("Ada").licensed();
    world.mirror(ada);
  }

  @Test
  void personWhomTheDirectoryKnowsAndEntitlesGetsTheRowAtOnce() {
    UUID row =
        made(
            post(
                "systemusers",
                Map.of(
                    "azureactivedirectoryobjectid",
                    ada.objectId().toString(),
                    "domainname",
                    "ADA@contoso.com",
                    "firstname",
                    "Ada",
                    "issyncwithdirectory",
                    true,
                    "nickname",
                    "Countess",
                    "businessunitid@odata.bind",
                    "/businessunits(" + world.rootUnit() + ")")));

    assertThat(row).isEqualTo(world.rowOf(ada));
    Response user = get("systemusers(" + row + ")");
    assertThat(user.<Boolean>path("isdisabled")).isFalse();
    assertThat(user.<String>path("nickname")).isEqualTo("Countess");
    assertThat(world.steps(row)).containsExactly("INSERT", "CREATE_USER", "EDIT_USER");
  }

  @Test
  void personIsFoundByUserName() {
    UUID row = made(post("systemusers", Map.of("domainname", "ada@CONTOSO.com")));

    assertThat(row).isEqualTo(world.rowOf(ada));
  }

  @Test
  void upsertByObjectIdMakesTheRowAndThenUpdatesIt() {
    String address = "systemusers(azureactivedirectoryobjectid=" + ada.objectId() + ")";

    UUID row = made(patch(address, Map.of("nickname", "first")));
    done(patch(address, Map.of("nickname", "second")));

    assertThat(row).isEqualTo(world.rowOf(ada));
    assertThat(get("systemusers(" + row + ")").<String>path("nickname")).isEqualTo("second");
  }

  @Test
  void conditionsSayWhetherARowMayBeMadeOrUpdated() {
    String address = "systemusers(azureactivedirectoryobjectid=" + ada.objectId() + ")";

    refused(conditional("If-Match", "*", address), 404, "0x80040217");
    assertThat(world.number("select count(*) as n from systemuser where kind = 'PERSON'")).isZero();
    done(conditional("If-None-Match", "*", address));
    String before = world.everything();
    refused(conditional("If-None-Match", "*", address), 412, "0x80060882");
    refused(conditional("If-Match", "W/\"1\"", address), 412, "0x80060882");
    assertThat(world.everything()).isEqualTo(before);
    assertThat(call().header("If-Match", "W/\"1\"").delete(root() + address).statusCode())
        .isEqualTo(412);
    done(conditional("If-Match", "*", address));
  }

  @Test
  void representationOfAMadeRowIsSelected() {
    Response answer =
        call()
            .contentType(ContentType.JSON)
            .header("Prefer", "return=representation")
            .body(Map.of("azureactivedirectoryobjectid", ada.objectId().toString()))
            .post(root() + "systemusers?$select=domainname");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.<Map<String, Object>>path("$"))
        .containsEntry("domainname", "Ada@contoso.com")
        .doesNotContainKey("fullname");
  }

  @Test
  void collectionIsNeitherUpdatedNorDeleted() {
    assertThat(patch("systemusers", Map.of("nickname", "x")).statusCode()).isEqualTo(405);
    assertThat(WebApi.delete("systemusers").statusCode()).isEqualTo(405);
    assertThat(WebApi.delete("teams").statusCode()).isEqualTo(405);
  }

  @Test
  void applicationUserIsMadeOnceAndIsBlockedAndDeletedByHand() {
    String application = UUID.randomUUID().toString();
    UUID row =
        made(
            post(
                "systemusers",
                Map.of("applicationid", application, "lastname", "Robot", "accessmode", 4)));
    refused(post("systemusers", Map.of("applicationid", application)), 412, "0x80040237");
    refused(
        post("systemusers", Map.of("applicationid", UUID.randomUUID().toString(), "title", "x")),
        400,
        "0x8004022e");
    assertThat(get("systemusers(" + row + ")").<String>path("fullname")).isEqualTo("# Robot");

    refused(WebApi.delete("systemusers(" + row + ")"), 400, "0x80048356");
    done(patch(row, Map.of("isdisabled", true)));
    assertThat(get("systemusers(" + row + ")").<Boolean>path("isdisabled")).isTrue();
    done(patch(row, Map.of("isdisabled", false)));
    done(patch(row, Map.of("isdisabled", true)));
    done(WebApi.delete("systemusers(" + row + ")"));
    assertThat(get("systemusers(" + row + ")").<Integer>path("deletedstate")).isEqualTo(1);
    refused(patch(row, Map.of("isdisabled", false)), 400, "0x80048357");
    done(WebApi.delete("systemusers(" + row + ")"));
    assertThat(get("systemusers(" + row + ")").statusCode()).isEqualTo(404);
    made(post("systemusers", Map.of("applicationid", application)));
    assertThat(world.steps(row))
        .containsExactly("CREATE_USER", "BLOCK", "UNBLOCK", "BLOCK", "DELETE_USER", "PURGE_USER");
  }

  @Test
  void upsertOfAProgramTakesTheIdOfItsAddress() {
    UUID id = UUID.randomUUID();

    UUID row =
        made(
            patch(
                "systemusers(" + id + ")", Map.of("applicationid", UUID.randomUUID().toString())));

    assertThat(row).isEqualTo(id);
  }

  private static Response conditional(String header, String value, String address) {
    return call()
        .contentType(ContentType.JSON)
        .header(header, value)
        .body(Map.of("nickname", "x"))
        .patch(root() + address);
  }
}
