package dev.tenantsync.dynamics.batch;

import static dev.tenantsync.dynamics.batch.Batches.account;
import static dev.tenantsync.dynamics.batch.Batches.continuing;
import static dev.tenantsync.dynamics.batch.Batches.reference;
import static dev.tenantsync.dynamics.batch.Batches.rolesOf;
import static dev.tenantsync.dynamics.batch.Batches.root;
import static dev.tenantsync.dynamics.batch.Batches.send;
import static dev.tenantsync.dynamics.batch.Batches.user;
import static dev.tenantsync.dynamics.batch.RawBatch.RawChangeSet.set;
import static dev.tenantsync.dynamics.batch.RawBatch.batch;
import static dev.tenantsync.dynamics.systemuser.Person.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.batch.RawBatch.RawChangeSet;
import dev.tenantsync.dynamics.provisioning.Promotion;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All requests of a change set stand, or none does. */
@QuarkusTest
class ChangeSetTest {

  private static final String FREEING = "{\"accessmode\":0}";

  @Inject World world;
  @Inject Promotion promotion;
  @Inject AgroalDataSource pool;

  private final Person ada = person("Ada").licensed();
  private UUID adaId;
  private UUID salesperson;

  @BeforeEach
  void oneLicensedUser() {
    world.clear();
    adaId = world.arrives(ada);
    salesperson = world.role("Salesperson");
  }

  @Test
  void nothingStandsWhereTheLastRequestIsRefused() {
    String before = world.everything();

    BatchAnswer answer =
        send(
            batch()
                .changeSet(
                    set()
                        .request("POST", rolesOf(adaId), reference(salesperson))
                        .request("PATCH", user(adaId), "{\"nickname\":\"A\"}", "If-Match: *")
                        .request("POST", "accounts", account("Contoso"))
                        .request("PATCH", user(adaId), "{\"accessmode\":4}")
                        .request("POST", rolesOf(adaId), reference(world.role("Support User"))))
                .get("WhoAmI"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.statuses()).containsExactly(400);
    assertThat(answer.text()).doesNotContain("changesetresponse");
    assertThat(answer.part(0).code()).isEqualTo("0x80041d44");
    assertThat(answer.part(0).header("Content-ID")).isEqualTo("100005");
    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void everythingStandsAndIsLoggedWhereNothingIsRefused() {
    BatchAnswer answer =
        send(
            batch()
                .changeSet(
                    set()
                        .request("POST", rolesOf(adaId), reference(salesperson))
                        .request("PATCH", user(adaId), "{\"isdisabled\":true}", "If-Match: *")
                        .request("DELETE", rolesOf(adaId) + "?$id=roles(" + salesperson + ")", "")
                        .request("POST", "accounts", account("Contoso"))));

    assertThat(answer.statuses()).as(answer.text()).containsExactly(204, 204, 204, 204);
    assertThat(world.steps(adaId))
        .contains("GRANT_ROLE", "BLOCK", "REMOVE_ROLE")
        .endsWith("REMOVE_ROLE");
    assertThat(accounts()).containsExactly("Contoso");
  }

  @Test
  void laterRequestsNameAndSeeWhatEarlierOnesMade() {
    BatchAnswer answer =
        send(
            batch()
                .changeSet(
                    set()
                        .named("made", "POST", "accounts", account("Contoso"))
                        .named(
                            "2",
                            "PATCH",
                            "$made?$select=name,telephone1",
                            "{\"telephone1\":\"42\"}",
                            "Prefer: return=representation",
                            "If-Match: *")
                        .named(
                            "3",
                            "POST",
                            "accounts",
                            account("Fabrikam"),
                            "Prefer: return=representation")
                        .named("4", "PATCH", "$3", "{\"telephone1\":\"43\"}")
                        .named("5", "DELETE", "$3", "")));

    assertThat(answer.statuses()).as(answer.text()).containsExactly(204, 200, 201, 204, 204);
    assertThat(answer.part(1).json().getString("name")).isEqualTo("Contoso");
    assertThat(answer.part(1).json().getString("telephone1")).isEqualTo("42");
    assertThat(accounts()).containsExactly("Contoso");
  }

  @Test
  void referenceToNothingUndoesTheChangeSet() {
    BatchAnswer answer =
        send(
            batch()
                .changeSet(
                    set()
                        .named("1", "POST", "accounts", account("Contoso"))
                        .named("2", "PATCH", "$7", "{}")));

    assertThat(answer.statuses()).containsExactly(400);
    assertThat(answer.part(0).message()).contains("$7");
    assertThat(answer.part(0).header("Content-ID")).isEqualTo("2");
    assertThat(accounts()).isEmpty();
  }

  @Test
  void referencesEndWithTheirChangeSet() {
    BatchAnswer answer =
        continuing(
            batch()
                .changeSet(set().named("1", "POST", "accounts", account("Contoso")))
                .changeSet(set().named("2", "PATCH", "$1", "{\"telephone1\":\"42\"}"))
                .request("PATCH", "$1", "{\"telephone1\":\"42\"}"));

    assertThat(answer.statuses()).containsExactly(204, 400, 404);
  }

  @Test
  void whoMayDoItIsAskedOfTheChangeSetAsFarAsItHasCome() {
    String asAda = "CallerObjectId: " + ada.objectId();

    BatchAnswer granted =
        send(
            batch()
                .changeSet(
                    set()
                        .request("POST", rolesOf(adaId), reference(salesperson))
                        .request("POST", "accounts", account("Ada's"), asAda)));
    assertThat(granted.statuses()).as(granted.text()).containsExactly(204, 204);
    String before = world.everything();

    BatchAnswer revoked =
        send(
            batch()
                .changeSet(
                    set()
                        .request("DELETE", rolesOf(adaId) + "?$id=roles(" + salesperson + ")", "")
                        .request("POST", "accounts", account("Nobody's"), asAda)));

    assertThat(revoked.statuses()).containsExactly(403);
    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void privilegesAreAskedOfEveryRequest() {
    world.hasRole(adaId, "Salesperson");

    BatchAnswer answer =
        Batches.as(
            ada,
            batch()
                .changeSet(
                    set()
                        .request("POST", "accounts", account("Contoso"))
                        .request("POST", rolesOf(adaId), reference(salesperson))));

    assertThat(answer.statuses()).containsExactly(403);
    assertThat(answer.part(0).code()).isEqualTo("0x80040220");
    assertThat(accounts()).isEmpty();
  }

  /** Large bodies reach the service in pieces, small ones with their head. */
  @ParameterizedTest
  @ValueSource(ints = {9_000, 70_000, 1_500_000})
  void sizeOfABodyChangesNothing(int size) {
    String large = "{\"name\":\"Contoso\"" + " ".repeat(size) + "}";
    RawChangeSet good = set().request("POST", "accounts", large);
    RawChangeSet bad = set().request("POST", "accounts", large).request("POST", "accounts", "{}");

    assertThat(send(batch().changeSet(bad)).statuses()).containsExactly(400);
    assertThat(accounts()).isEmpty();
    assertThat(send(batch().changeSet(good)).statuses()).containsExactly(204);
    assertThat(accounts()).containsExactly("Contoso");
  }

  @Test
  void slotThatAChangeSetFreesIsGivenOnOnceItStands() {
    Person away = person("Away").licensed();
    UUID late = takesTheSlotOf(away);

    assertThat(
            send(batch()
                    .changeSet(
                        set()
                            .request("PATCH", user(late), FREEING)
                            .request("POST", "accounts", "{}")))
                .statuses())
        .containsExactly(400);
    assertThat(disabled(away)).isTrue();

    assertThat(send(batch().changeSet(set().request("PATCH", user(late), FREEING))).statuses())
        .containsExactly(204);
    assertThat(disabled(away)).isFalse();
  }

  @Test
  void aChangeSetStandsWhateverComesOfTheSlotThatItFrees() {
    Person away = person("Away").licensed();
    UUID late = takesTheSlotOf(away);
    world.failEnabling();
    BatchAnswer answer;
    try {
      answer = send(batch().changeSet(set().request("PATCH", user(late), FREEING)));
    } finally {
      world.allowWrites();
    }

    assertThat(answer.statuses()).as(answer.text()).containsExactly(204);
    assertThat(disabled(away)).isTrue();
    promotion.promote("sync");
    assertThat(disabled(away)).isFalse();
  }

  /** Alone, the same request would have been stored by then. */
  @Test
  void aStepWhoseAnswerCannotBeReadUndoesTheChangeSetAndMayBeSentAgain() throws SQLException {
    assertThat(send(batch().request("POST", "accounts", account("Contoso"))).statuses())
        .containsExactly(204);
    String id = world.texts("select accountid::text as text from account").get(0);
    String before = world.everything();
    BatchAnswer answer;
    try (Connection other = pool.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table businessunit in access exclusive mode");
      answer =
          send(
              batch()
                  .changeSet(
                      set()
                          .request(
                              "PATCH",
                              "accounts(" + id + ")?$select=_owningbusinessunit_value",
                              "{\"telephone1\":\"42\"}",
                              "Prefer: return=representation,odata.include-annotations=\"*\"")));
      other.rollback();
    }

    assertThat(answer.statuses()).as(answer.text()).containsExactly(503);
    assertThat(answer.part(0).code()).isEqualTo("0x80044150");
    assertThat(answer.part(0).header("Retry-After")).isNotBlank();
    assertThat(world.everything()).isEqualTo(before);
  }

  /** The row of somebody who is the last to be given one of all the slots. */
  private UUID takesTheSlotOf(Person away) {
    isNonInteractive(away);
    for (int i = 0; i < 4; i++) {
      isNonInteractive(person("Program" + i).licensed());
    }
    world.isDecided(away.softDeleted());
    UUID late = isNonInteractive(person("Late").licensed());
    world.isDecided(away.present());
    assertThat(disabled(away)).isTrue();
    return late;
  }

  private UUID isNonInteractive(Person program) {
    UUID row = world.arrives(program);
    assertThat(send(batch().request("PATCH", user(row), "{\"accessmode\":4}")).statuses())
        .containsExactly(204);
    return row;
  }

  private boolean disabled(Person program) {
    return world.number(
            "select count(*) as n from systemuser where systemuserid = ? and isdisabled",
            world.rowOf(program))
        == 1;
  }

  private static List<String> accounts() {
    return send(batch().get(root() + "accounts?$select=name")).part(0).json().getList("value.name");
  }
}
