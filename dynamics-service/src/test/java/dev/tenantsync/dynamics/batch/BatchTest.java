package dev.tenantsync.dynamics.batch;

import static dev.tenantsync.dynamics.batch.Batches.account;
import static dev.tenantsync.dynamics.batch.Batches.administrator;
import static dev.tenantsync.dynamics.batch.Batches.as;
import static dev.tenantsync.dynamics.batch.Batches.continuing;
import static dev.tenantsync.dynamics.batch.Batches.root;
import static dev.tenantsync.dynamics.batch.Batches.send;
import static dev.tenantsync.dynamics.batch.Batches.user;
import static dev.tenantsync.dynamics.batch.RawBatch.RawChangeSet.set;
import static dev.tenantsync.dynamics.batch.RawBatch.batch;
import static dev.tenantsync.dynamics.systemuser.Person.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many requests in one, each answered as if it had come alone. */
@QuarkusTest
class BatchTest {

  @Inject World world;

  private final Person ada = person("Ada").licensed();
  private final Person bob = person("Bob").licensed();
  private UUID adaId;
  private UUID bobId;

  @BeforeEach
  void twoPeople() {
    world.clear();
    adaId = world.arrives(ada);
    bobId = world.arrives(bob);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answerHasTheFormThatClientsTakeApartByHand(boolean carriageReturns) {
    RawBatch batch =
        batch()
            .get(root() + "WhoAmI()")
            .changeSet(
                set()
                    .request("POST", root() + "accounts", account("Contoso"))
                    .request("PATCH", root() + user(adaId), "{\"nickname\":\"A\"}", "If-Match: *"))
            .get(root() + "accounts?$select=name");

    BatchAnswer answer = send(carriageReturns ? batch.crlf() : batch.text());

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).startsWith("--batchresponse_").endsWith("--\r\n");
    assertThat(answer.text().replace("\r\n", "")).doesNotContain("\n", "\r");
    String boundary = answer.text().split("\r\n", 2)[0].substring(2);
    assertThat(Batches.values(answer.headers(), "content-type"))
        .singleElement()
        .satisfies(
            type ->
                assertThat(type.replace("; ", ";"))
                    .isEqualTo("multipart/mixed;boundary=" + boundary));
    assertThat(Batches.values(answer.headers(), "odata-version")).containsExactly("4.0");
    assertThat(answer.statuses()).containsExactly(200, 204, 204, 200);
    assertThat(answer.parts()).extracting(BatchAnswer.Part::set).containsExactly(0, 1, 1, 0);
    BatchAnswer.Part created = answer.part(1);
    assertThat(created.text())
        .startsWith(
            String.join(
                "\r\n",
                "",
                "Content-Type: application/http",
                "Content-Transfer-Encoding: binary",
                "Content-ID: 100001",
                "",
                "HTTP/1.1 204 No Content",
                ""));
    assertThat(created.header("OData-EntityId"))
        .matches("\\Q" + root() + "\\Eaccounts\\([0-9a-f-]{36}\\)");
    assertThat(answer.part(2).header("Content-ID")).isEqualTo("100002");
    assertThat(answer.part(3).text())
        .contains("\r\nContent-Type: application/json; odata.metadata=minimal\r\n");
    assertThat(answer.part(3).json().getList("value.name")).containsExactly("Contoso");
    assertThat(answer.part(3).json().getString("'@odata.context'")).startsWith(root());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WhoAmI",
        "WhoAmI()",
        "/api/data/v9.2/WhoAmI",
        "ROOTWhoAmI()",
        "systemusers(ID)",
        "systemusers(azureactivedirectoryobjectid=OID)?$select=fullname",
        "systemusers?$filter=fullname eq 'Ada' and startswith(fullname,'A')&$select=fullname",
        "/api/data/v9.2/systemusers?$filter=fullname%20eq%20'Ada'",
        "ROOTsystemusers(ID)?$expand=systemuserroles_association($select=name;$top=1)",
        "systemusers(ID)/systemuserroles_association/$count",
        "systemusers(ID)/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@p1)"
            + "?@p1={\"@odata.id\":\"systemusers(ID)\"}",
      })
  void urlsAreTakenInEveryForm(String url) {
    String written =
        url.replace("ROOT", root())
            .replace("OID", ada.objectId().toString())
            .replace("ID", adaId.toString());

    BatchAnswer answer = send(batch().get(written));

    assertThat(answer.statuses()).as(answer.text()).containsExactly(200);
  }

  @Test
  void hostThatWasCalledMayStandInAStepInEveryForm() {
    String here = root().replaceAll("https?://([^/]*)/.*", "$1");

    BatchAnswer answer =
        send(
            batch()
                .get("/api/data/v9.2/WhoAmI", "Host: " + here)
                .get("HTTPS://" + here.toUpperCase(Locale.ROOT) + "/api/data/v9.2/WhoAmI"));

    assertThat(answer.statuses()).as(answer.text()).containsExactly(200, 200);
  }

  @Test
  void textAroundTheBatchAndLooseFormsAreTaken() {
    String loose =
        """
        somebody's preamble
        --not the boundary
        --B \t
        Content-Type:application/http; msgtype=request
        Content-Length: 17


        GET WhoAmI HTTP/1.1
        --B
        content-type: APPLICATION/HTTP
        Content-Transfer-Encoding: 8bit
        content-id: x.7

        GET  WhoAmI  HTTP/1.1
        Accept:application/json



        --B--
        epilogue
        --B--
        """;

    BatchAnswer answer =
        Batches.sent(
            loose.getBytes(StandardCharsets.UTF_8),
            "Multipart/Mixed; charset=utf-8; Boundary=\"B\"",
            administrator());

    assertThat(answer.statuses()).as(answer.text()).containsExactly(200, 200);
    assertThat(answer.part(1).header("Content-ID")).isEqualTo("x.7");
  }

  @Test
  void batchEndsAtTheFirstFailureWithItsStatus() {
    UUID nobody = UUID.randomUUID();

    BatchAnswer answer =
        send(
            batch()
                .get("WhoAmI")
                .get("accounts(" + nobody + ")")
                .request("POST", "accounts", account("Never")));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.statuses()).containsExactly(200, 404);
    assertThat(answer.part(1).code()).isEqualTo("0x80040217");
    assertThat(accounts()).isEmpty();
  }

  @Test
  void batchGoesOnBehindAFailureWhereThatIsPreferred() {
    RawBatch batch =
        batch()
            .get("accounts(" + UUID.randomUUID() + ")")
            .changeSet(
                set()
                    .request("POST", "accounts", account("Undone"))
                    .request("POST", "accounts", "{}"))
            .request("POST", "accounts", account("Made"));

    BatchAnswer answer = continuing(batch);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.statuses()).containsExactly(404, 400, 204);
    assertThat(answer.part(1).message()).contains("'name'");
    assertThat(accounts()).containsExactly("Made");
    assertThat(send(batch, "Prefer", "odata.continue-on-error=false").statuses())
        .containsExactly(404);
  }

  @Test
  void headersOfAStepCountForIt() {
    String etag = send(batch().get(user(adaId))).part(0).header("ETag");

    BatchAnswer answer =
        continuing(
            batch()
                .get(user(adaId), "If-None-Match: " + etag)
                .request("PATCH", user(adaId), "{\"nickname\":\"x\"}", "If-Match: W/\"1\"")
                .request(
                    "PATCH",
                    user(adaId) + "?$select=nickname",
                    "{\"nickname\":\"y\"}",
                    "Prefer: return=representation")
                .request("POST", "accounts", account("Fabrikam"), "Prefer: return=representation")
                .get("systemusers?$select=fullname", "Prefer: odata.maxpagesize=1"));

    assertThat(answer.statuses()).as(answer.text()).containsExactly(304, 412, 200, 201, 200);
    assertThat(answer.part(0).header("ETag")).isEqualTo(etag);
    assertThat(answer.part(1).code()).isEqualTo("0x80060882");
    assertThat(answer.part(2).json().getString("nickname")).isEqualTo("y");
    assertThat(answer.part(2).header("Preference-Applied")).isEqualTo("return=representation");
    assertThat(answer.part(3).json().getString("name")).isEqualTo("Fabrikam");
    assertThat(answer.part(4).json().getString("'@odata.nextLink'")).startsWith(root());
  }

  @Test
  void everyStepIsAskedForItself() {
    world.hasRole(adaId, "Basic User");

    BatchAnswer answer =
        as(
            ada,
            batch().get("WhoAmI").request("DELETE", user(bobId), "").get("WhoAmI"),
            "Prefer",
            Batches.CONTINUE);

    assertThat(answer.statuses()).containsExactly(200, 403, 200);
    assertThat(answer.part(1).code()).isEqualTo("0x80040220");
    assertThat(answer.part(2).json().getString("UserId")).isEqualTo(adaId.toString());
  }

  @Test
  void whoeverIsKeptOutSendsNoBatch() {
    BatchAnswer answer = as(ada, batch().get("WhoAmI"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("0x80042f09", "NO_SECURITY_ROLE");
    assertThat(Batches.sent(new byte[0], Batches.TYPE, "Bearer x.y.z").status()).isEqualTo(401);
  }

  @Test
  void stepsAreMadeInTheNameThatTheBatchOrTheStepSays() {
    world.hasRole(adaId, "Salesperson");
    world.hasRole(bobId, "Salesperson");

    BatchAnswer answer =
        send(
            batch()
                .get("WhoAmI")
                .get("WhoAmI", "MSCRMCallerID: " + bobId)
                .get("WhoAmI", "CallerObjectId: " + bob.objectId())
                .changeSet(set().request("POST", "accounts", account("Ada's"))),
            "CallerObjectId",
            ada.objectId().toString());

    assertThat(answer.statuses()).as(answer.text()).containsExactly(200, 200, 200, 204);
    assertThat(answer.parts().subList(0, 3))
        .extracting(part -> part.json().getString("UserId"))
        .containsExactly(adaId.toString(), bobId.toString(), bobId.toString());
    assertThat(
            world.number(
                "select count(*) as n from account where ownerid = ? and createdby = ?"
                    + " and createdonbehalfby is not null",
                adaId,
                adaId))
        .isEqualTo(1);
  }

  @Test
  void longUrlsComeInABatch() {
    String filter = "contains(fullname,'" + "x".repeat(8_000) + "')";
    String target = "{\"@odata.id\":\"systemusers(" + adaId + ")\"" + " ".repeat(60_000) + "}";

    BatchAnswer answer =
        send(
            batch()
                .get(root() + "systemusers?$filter=" + filter)
                .get(user(adaId) + "/RetrievePrincipalAccess(Target=@p1)?@p1=" + target));

    assertThat(answer.statuses()).as(answer.text()).containsExactly(200, 200);
    assertThat(send(batch().get("accounts?$filter=" + "x".repeat(66_000))).message())
        .contains("part 1", "longer than 65536");
  }

  @Test
  void thousandRequestsRunAndOneMoreIsTooMuch() {
    RawBatch most = batch();
    IntStream.range(0, 999).forEach(i -> most.get("WhoAmI"));
    most.changeSet(set().request("POST", "accounts", account("Last")));
    assertThat(send(most).statuses()).hasSize(1000).allMatch(status -> status < 300);

    RawBatch more = batch();
    IntStream.range(0, 998).forEach(i -> more.request("POST", "accounts", account("N" + i)));
    more.changeSet(
        set()
            .request("POST", "accounts", account("A"))
            .request("POST", "accounts", account("B"))
            .request("POST", "accounts", account("C")));
    BatchAnswer answer = send(more);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("more than 1000 requests");
    assertThat(accounts()).containsExactly("Last");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "multipart/form-data; boundary=b", "text/plain"})
  void otherContentTypesAreRefused(String type) {
    BatchAnswer answer = Batches.sent("{}".getBytes(StandardCharsets.UTF_8), type, administrator());

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text()).contains("0x80048d19");
  }

  @Test
  void tokenOfTheBatchMayBeRepeatedInItsSteps() {
    String token = administrator();

    BatchAnswer answer =
        Batches.sent(
            batch()
                .get("WhoAmI", "Authorization: " + token)
                .text()
                .getBytes(StandardCharsets.UTF_8),
            Batches.TYPE,
            token);

    assertThat(answer.statuses()).as(answer.text()).containsExactly(200);
  }

  @Test
  void headerOfStepsMeansNothingFromOutside() {
    BatchAnswer answer = send(batch().get("WhoAmI"), "x-batch-step", "a".repeat(64));

    assertThat(answer.statuses()).containsExactly(200);
  }

  @Test
  void textOfEveryScriptGoesThroughWhole() {
    send(batch().request("POST", "accounts", account("Łódź – 東京 😀")));

    BatchAnswer answer = send(batch().get("accounts?$filter=name eq 'Łódź – 東京 😀'"));

    assertThat(answer.part(0).json().getList("value.name")).containsExactly("Łódź – 東京 😀");
  }

  private static List<String> accounts() {
    return send(batch().get("accounts?$select=name")).part(0).json().getList("value.name");
  }
}
