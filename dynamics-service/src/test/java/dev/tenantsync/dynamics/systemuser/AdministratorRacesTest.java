package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.made;
import static dev.tenantsync.dynamics.systemuser.WebApi.patch;
import static dev.tenantsync.dynamics.systemuser.WebApi.post;
import static dev.tenantsync.dynamics.systemuser.WebApi.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two administrators who shut each other out at once, by whatever way: one must fail. */
@QuarkusTest
class AdministratorRacesTest {

  private static final String ROLE = "System Administrator";

  @Inject World world;
  @Inject Guard guard;

  private UUID first;
  private UUID second;
  private UUID unit;

  /** Ways to lose the last administrator. */
  enum Way {
    ROLE,
    DISABLE,
    UNIT,
    PROPERTY
  }

  @BeforeEach
  void twoAdministratorsAndAUnit() {
    world.clear();
    first = world.arrives(person("First").licensed());
    second = world.arrives(person("Second").licensed());
    world.hasRole(first, ROLE);
    world.hasRole(second, ROLE);
    unit = made(post("businessunits", Map.of("name", "Branch")));
  }

  @AfterEach
  void nothingIsLeft() {
    world.clear();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void oneOfTwoStays(Way way) throws Exception {
    for (Way other : Way.values()) {
      twoAdministratorsAndAUnit();

      List<Response> answers =
          Crowd.behind(guard, List.of(losing(first, way), losing(second, other)));

      assertThat(answers)
          .as("%s and %s", way, other)
          .extracting(Response::statusCode)
          .containsExactlyInAnyOrder(204, 400);
      assertThat(
              world.number(
                  """
                  select count(*) as n from system_administrator
                  join systemuser using (systemuserid) where kind = 'PERSON' and not isdisabled
                  """))
          .isEqualTo(1);
    }
  }

  @Test
  void managersWhoAreSetInACircleAtOnceMakeNone() throws Exception {
    UUID third = world.arrives(person("Third").licensed());
    List<Callable<Response>> circle = new ArrayList<>();
    circle.add(() -> managed(first, second));
    circle.add(() -> managed(second, third));
    circle.add(() -> managed(third, first));

    List<Response> answers = Crowd.behind(guard, circle);

    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(204, 204, 400);
  }

  private Callable<Response> losing(UUID user, Way way) {
    UUID role = world.role(ROLE);
    return switch (way) {
      case ROLE -> () -> revoke(user, role);
      case DISABLE -> () -> patch(user, Map.of("isdisabled", true));
      case UNIT ->
          () -> patch(user, Map.of("businessunitid@odata.bind", "/businessunits(" + unit + ")"));
      case PROPERTY ->
          () -> WebApi.put("systemusers(" + user + ")/isdisabled", Map.of("value", true));
    };
  }

  private static Response managed(UUID user, UUID manager) {
    return patch(user, Map.of("parentsystemuserid@odata.bind", "/systemusers(" + manager + ")"));
  }
}
