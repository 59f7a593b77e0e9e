package dev.tenantsync.office365.role;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However the last administrators are taken away at once, one of them stays. */
@QuarkusTest
class LastAdministratorRaceTest {

  private static final int ROUNDS = 50;

  private static final List<ToIntFunction<String>> WAYS =
      List.of(
          user -> Graph.delete("/v1.0/users/" + user).statusCode(),
          user -> Graph.patch("/v1.0/users/" + user, Map.of("accountEnabled", false)).statusCode(),
          user -> Admins.remove("roleTemplateId=" + Admins.GLOBAL, user).statusCode());

  @Inject Rows rows;
  @Inject DataSource pool;

  private final ExecutorService callers = Executors.newFixedThreadPool(WAYS.size());

  @AfterEach
  void leaveNobody() {
    callers.shutdown();
    Admins.dismissAll(rows);
  }

  @Test
  void exactlyOneStays() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Admins.dismissAll(rows);
      int administrators = 2 + round % 2;
      List<String> users = new ArrayList<>();
      for (int i = 0; i < administrators; i++) {
        users.add(Admins.appointed());
      }
      List<Integer> answers = takenAwayAtOnce(users, round);
      assertThat(answers).as("round %d", round).containsOnlyOnce(400).contains(204);
      assertThat(answers).filteredOn(status -> status == 204).hasSize(administrators - 1);
      assertThat(able()).as("round %d", round).isEqualTo("1");
    }
  }

  /** All begin before any can go on: each has to wait for its own user. */
  private List<Integer> takenAwayAtOnce(List<String> users, int round) throws Exception {
    List<CompletableFuture<Integer>> removals = new ArrayList<>();
    try (OpenTransaction gate = new OpenTransaction(pool)) {
      gate.run(
          "select id from directory_user where id in ('"
              + String.join("','", users)
              + "') for update");
      for (int i = 0; i < users.size(); i++) {
        String user = users.get(i);
        ToIntFunction<String> way = WAYS.get((round + i) % WAYS.size());
        removals.add(supplyAsync(() -> way.applyAsInt(user), callers));
      }
      gate.awaitBlocking(users.size()).commit();
    }
    List<Integer> answers = new ArrayList<>();
    for (CompletableFuture<Integer> removal : removals) {
      answers.add(removal.get());
    }
    return answers;
  }

  private String able() {
    return rows.text(
        "select count(*) from role_member m join directory_user u on u.id = m.user_id"
            + " join directory_role r on r.id = m.role_id where u.account_enabled"
            + " and u.deleted_date_time is null and r.role_template_id = '"
            + Admins.GLOBAL
            + "'");
  }
}
