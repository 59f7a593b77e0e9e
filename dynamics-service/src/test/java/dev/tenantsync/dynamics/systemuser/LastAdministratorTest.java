package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.patch;
import static dev.tenantsync.dynamics.systemuser.WebApi.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LastAdministratorTest {

  private static final String ROLE = "System Administrator";

  @Inject World world;
  @Inject Guard guard;

  private UUID first;
  private UUID second;

  @BeforeEach
  void twoAdministrators() {
    world.clear();
    first = world.arrives(person("First").licensed());
    second = world.arrives(person("Second").licensed());
    world.hasRole(first, ROLE);
    world.hasRole(second, ROLE);
  }

  @Test
  void lastOneCannotLoseTheRole() {
    assertThat(revoke(first, world.role(ROLE)).statusCode()).isEqualTo(204);

    Response refusal = revoke(second, world.role(ROLE));

    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.<String>path("error.code")).isEqualTo("0x80041d30");
    assertThat(administrators()).isEqualTo(1);
  }

  @Test
  void lastOneCannotBeDisabledAndADisabledOneDoesNotCount() {
    assertThat(patch(first, Map.of("isdisabled", true)).statusCode()).isEqualTo(204);

    assertThat(patch(second, Map.of("isdisabled", true)).<String>path("error.code"))
        .isEqualTo("0x80041d2f");
    assertThat(revoke(second, world.role(ROLE)).<String>path("error.code")).isEqualTo("0x80041d30");
  }

  @Test
  void lastOneWhoMayWriteCannotBecomeReadOnly() {
    assertThat(patch(first, Map.of("accessmode", 2)).statusCode()).isEqualTo(204);

    assertThat(patch(second, Map.of("accessmode", 2)).<String>path("error.code"))
        .isEqualTo("0x80041d38");
  }

  @Test
  void ofTwoRemovingEachOtherAtOnceOneFails() throws Exception {
    UUID role = world.role(ROLE);

    List<Response> answers =
        Crowd.behind(guard, List.of(() -> revoke(first, role), () -> revoke(second, role)));

    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(204, 400);
    assertThat(administrators()).isEqualTo(1);
  }

  @Test
  void roleRemovedAndOtherDisabledAtOnceLeaveOne() throws Exception {
    UUID role = world.role(ROLE);

    List<Response> answers =
        Crowd.behind(
            guard,
            List.of(() -> revoke(first, role), () -> patch(second, Map.of("isdisabled", true))));

    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(204, 400);
    assertThat(administrators()).isEqualTo(1);
  }

  private long administrators() {
    return world.number(
        """
        select count(distinct systemuserid) as n from systemuserroles
        join securityrole using (roleid) join systemuser using (systemuserid)
        where securityrole.name = ? and not isdisabled and kind = 'PERSON'
        """,
        ROLE);
  }
}
