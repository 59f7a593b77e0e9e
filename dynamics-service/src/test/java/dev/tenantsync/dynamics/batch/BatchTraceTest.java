package dev.tenantsync.dynamics.batch;

import static dev.tenantsync.dynamics.batch.RawBatch.batch;
import static dev.tenantsync.dynamics.systemuser.Person.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.stand.LogCapture;
import dev.tenantsync.dynamics.stand.TracedProfile;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose spans the steps of a batch stand below. */
@QuarkusTest
@TestProfile(TracedProfile.class)
class BatchTraceTest {

  @Inject World world;

  @Test
  void stepsBelongToTheTraceOfTheirBatch() {
    world.clear();
    Person ada = person("Ada").licensed();
    Person bob = person("Bob").licensed();
    world.hasRole(world.arrives(ada), "Basic User");
    String forbidden = Batches.user(world.arrives(bob));
    try (LogCapture log = new LogCapture()) {
      BatchAnswer answer =
          Batches.as(
              ada,
              batch().request("DELETE", forbidden, "").request("DELETE", forbidden, ""),
              "Prefer",
              Batches.CONTINUE);
      assertThat(answer.statuses()).as(answer.text()).containsExactly(403, 403);

      List<String> traces =
          log.of("Doorkeeper").map(line -> line.context().get("traceId")).toList();
      assertThat(traces).hasSize(2).doesNotContainNull();
      assertThat(traces.get(0)).isEqualTo(traces.get(1));
      assertThat(log.of("Doorkeeper").map(line -> line.context().get("spanId")))
          .doesNotHaveDuplicates();
    }
  }
}
