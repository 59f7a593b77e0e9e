package dev.tenantsync.office365.role;

import static dev.tenantsync.office365.Graph.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LastAdministratorTest {

  private static final String REFUSAL =
      "The last enabled Global Administrator cannot be deleted, disabled or removed from the role.";
  private static final String GLOBAL = "roleTemplateId=" + Admins.GLOBAL;

  @Inject Rows rows;
  @Inject DataSource pool;

  @BeforeEach
  @AfterEach
  void nobodyElseIsGlobalAdministrator() {
    Admins.dismissAll(rows);
  }

  @Test
  void lastOneKeepsRoleAndAccount() {
    String last = Admins.appointed();
    int before = rows.changes();
    assertRefused(Admins.remove(GLOBAL, last), "members", REFUSAL);
    assertRefused(removeByLink(last), "members", REFUSAL);
    assertRefused(Graph.delete("/v1.0/users/" + last), "members", REFUSAL);
    assertRefused(disable(last), "members", REFUSAL);
    assertThat(rows.changes()).isEqualTo(before);
    assertThat(Graph.user(last, "accountEnabled").<Boolean>path("accountEnabled")).isTrue();
  }

  @Test
  void restOfTheirProfileChangesAsAnybodys() {
    String last = Admins.appointed();
    Map<String, ?> edit = Map.of("accountEnabled", true, "city", "Ghent");
    assertThat(Graph.patch("/v1.0/users/" + last, edit).statusCode()).isEqualTo(204);
  }

  @Test
  void otherRolesOfTheirsMayGo() {
    String last = Admins.appointed();
    String reader = "roleTemplateId=f2ef992c-3afb-46b9-b7cf-a126ee74c451";
    Admins.add(reader, last);
    assertThat(Admins.remove(reader, last).statusCode()).isEqualTo(204);
  }

  @Test
  void oneOfTwoMayGo() {
    String stays = Admins.appointed();
    assertThat(Admins.remove(GLOBAL, Admins.appointed()).statusCode()).isEqualTo(204);
    assertThat(disable(Admins.appointed()).statusCode()).isEqualTo(204);
    Graph.remove(Admins.appointed());
    assertRefused(disable(stays), "members", REFUSAL);
  }

  @Test
  void whoIsDisabledOrDeletedDoesNotCount() {
    String disabled = Admins.appointed();
    String deleted = Admins.appointed();
    String last = Admins.appointed();
    disable(disabled);
    Graph.remove(deleted);
    assertRefused(Admins.remove(GLOBAL, last), "members", REFUSAL);

    Graph.restore(deleted);
    assertThat(Admins.remove(GLOBAL, last).statusCode()).isEqualTo(204);
  }

  @Test
  void whoIsDisabledMayGoEvenAsTheOnlyOne() {
    String disabled = Admins.appointed();
    String last = Admins.appointed();
    disable(disabled);
    assertThat(disable(disabled).statusCode()).isEqualTo(204);
    assertThat(Admins.remove(GLOBAL, disabled).statusCode()).isEqualTo(204);
    assertRefused(disable(last), "members", REFUSAL);
  }

  @Test
  void directoryWithoutAnyIsNotHindered() {
    String user = Graph.user();
    assertThat(disable(user).statusCode()).isEqualTo(204);
    assertThat(Admins.remove(GLOBAL, user).statusCode()).isEqualTo(404);
    Graph.remove(user);
  }

  /** Whoever takes nobody's administrator away waits for nobody who does. */
  @Test
  void othersPassWhileOneIsTakenAway() throws Exception {
    String administrator = Admins.appointed();
    String other = Graph.user();
    try (OpenTransaction removal = new OpenTransaction(pool)) {
      removal.run(
          "select id from directory_role where role_template_id = '"
              + Admins.GLOBAL
              + "' for no key update");
      CompletableFuture<Void> passing =
          CompletableFuture.runAsync(
              () -> {
                String edited = "/v1.0/users/" + administrator;
                assertThat(Graph.patch(edited, Map.of("city", "Ghent")).statusCode())
                    .isEqualTo(204);
                assertThat(disable(other).statusCode()).isEqualTo(204);
                assertThat(Admins.add(GLOBAL, other).statusCode()).isEqualTo(204);
                Graph.remove(Graph.user());
              });
      passing.get(30, TimeUnit.SECONDS);
    }
  }

  private static Response disable(String user) {
    return Graph.patch("/v1.0/users/" + user, Map.of("accountEnabled", false));
  }

  private static Response removeByLink(String user) {
    String address = "https://graph.microsoft.com/v1.0/directoryObjects/" + user;
    return Graph.delete("/v1.0/directoryRoles/" + GLOBAL + "/members/$ref?@id=" + address);
  }
}
