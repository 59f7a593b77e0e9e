package dev.tenantsync.office365.user;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.OpenTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Requests that meet another transaction on the same user. */
@QuarkusTest
class ContentionTest {

  @Inject DataSource pool;

  @Test
  void userPurgedWhileAChangeWaitsIsNotFound() throws Exception {
    String id = Graph.user();
    try (OpenTransaction other = new OpenTransaction(pool)) {
      other.run("delete from directory_user where id = '" + id + "'");
      CompletableFuture<Response> change = renamed(id, "Late");
      other.awaitBlocking().commit();
      assertThat(change.get().statusCode()).isEqualTo(404);
    }
  }

  @Test
  void userGivenAnotherNameWhileAChangeWaitsIsNotFoundByTheOldOne() throws Exception {
    String id = Graph.user();
    String name = Graph.user(id, "userPrincipalName").path("userPrincipalName");
    try (OpenTransaction other = new OpenTransaction(pool)) {
      other.run(
          "update directory_user set user_principal_name = 'x' || user_principal_name"
              + (" where id = '" + id + "'"));
      CompletableFuture<Response> change = renamed(name, "Late");
      other.awaitBlocking().commit();
      assertThat(change.get().statusCode()).isEqualTo(404);
    }
    assertThat(Graph.user(id, "displayName").<String>path("displayName")).isNotEqualTo("Late");
  }

  @Test
  void victimOfADeadlockIsToldToTryAgain() throws Exception {
    String ada = Graph.user();
    String bob = Graph.user();
    String name = People.freshName();
    try (OpenTransaction other = new OpenTransaction(pool)) {
      other.run(
          "update directory_user set user_principal_name = '"
              + name
              + "' where id = '"
              + bob
              + "'");
      CompletableFuture<Response> change =
          supplyAsync(() -> Graph.patch("/v1.0/users/" + ada, Map.of("userPrincipalName", name)));
      other.awaitBlocking().run("update directory_user set city = 'X' where id = '" + ada + "'");
      Response refused = change.get();
      Graph.assertRefused(
          refused, 503, "Another request was changing the same objects; repeat the request.");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
    }
    assertThat(Graph.patch("/v1.0/users/" + ada, Map.of("userPrincipalName", name)).statusCode())
        .isEqualTo(204);
  }

  private static CompletableFuture<Response> renamed(String key, String displayName) {
    return supplyAsync(() -> Graph.patch("/v1.0/users/" + key, Map.of("displayName", displayName)));
  }
}
