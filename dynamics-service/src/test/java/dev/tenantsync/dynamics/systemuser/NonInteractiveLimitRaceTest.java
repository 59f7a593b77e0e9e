package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.patch;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NonInteractiveLimitRaceTest {

  private static final int LIMIT = 5;
  private static final int CROWD = 200;

  @Inject World world;
  @Inject Guard guard;

  @BeforeEach
  void nobody() {
    world.clear();
  }

  @Test
  void twoHundredRequestsForFiveSlotsGetExactlyFive() throws Exception {
    List<Callable<Response>> requests = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      UUID user = world.arrives(person("Program" + i).licensed());
      requests.add(() -> patch(user, Map.of("accessmode", 4)));
    }

    List<Response> answers = Crowd.behind(guard, requests);

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 204).hasSize(LIMIT);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 204)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(400);
              assertThat(answer.<String>path("error.code")).isEqualTo("0x80040d3f");
            });
    assertThat(
            world.number(
                "select count(*) as n from systemuser where accessmode = 4 and not isdisabled"
                    + " and kind = 'PERSON'"))
        .isEqualTo(LIMIT);
    assertThat(world.number("select count(*) as n from systemuser where isdisabled")).isZero();
  }
}
