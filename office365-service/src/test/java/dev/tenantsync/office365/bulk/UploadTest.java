package dev.tenantsync.office365.bulk;

import static dev.tenantsync.office365.bulk.Imports.NDJSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.Registry;
import dev.tenantsync.office365.identity.SignIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before there is a job, and what size a body may have. */
@QuarkusTest
class UploadTest {

  private static final int FIVE_MEBIBYTES = 5 << 20;

  @Inject Rows rows;
  @Inject Registry registry;

  @ParameterizedTest
  @CsvSource({
    "application/json, '', ",
    "multipart/form-data, '', ",
    "text/plain, '', ",
  })
  void otherContentTypesAreRefused(String type, String query) {
    Graph.assertRefused(
        Imports.post(type, query, "{}\n"),
        415,
        "The content type must be application/x-ndjson or text/csv.");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-ndjson, ?mode=upsert, mode",
    "application/x-ndjson, ?dryRun=1, dryRun",
    "application/x-ndjson, ?dryRun=true&dryRun=true, dryRun",
    "application/x-ndjson, ?usageLocation=US, usageLocation",
    "application/x-ndjson, ?colour=red, colour",
    "application/x-ndjson, ?mode=restore&dryRun=true, mode",
    "text/csv, ?mode=restore, mode",
    "text/csv, ?assignedLicenses=E3, assignedLicenses",
    "text/csv, ?accountEnabled=no, accountEnabled",
  })
  void badParametersAreNamed(String type, String query, String parameter) {
    Response answer = Imports.post(type, query, "{}\n");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<List<String>>path("error.details.target")).containsExactly(parameter);
  }

  @Test
  void anEmptyFileIsRefusedAndLeavesNoJob() {
    String before = rows.text("select count(*) from import_job");

    Graph.assertRefused(Imports.post(NDJSON, "", "\n\n"), 400, "The file has no lines.");
    Graph.assertRefused(
        Imports.post(NDJSON, "", ""),
        415,
        "The content type must be application/x-ndjson or text/csv.");

    assertThat(rows.text("select count(*) from import_job")).isEqualTo(before);
  }

  @Test
  void aDirectoryWithUsersIsNotRestored() {
    Graph.user();

    Response answer = Imports.post(NDJSON, "?mode=restore", "{}\n");

    Graph.assertRefused(
        answer, "mode", "Only a directory without users and groups can be restored.");
  }

  @Test
  void whoMayImportUsersOnlyRestoresNothing() {
    String token =
        SignIn.program(
            registry.program(
                "User.ReadWrite.All",
                "LicenseAssignment.ReadWrite.All",
                "RoleManagement.ReadWrite.Directory"));

    Response answer =
        Graph.as(token)
            .header("Content-Type", NDJSON)
            .body("{}".getBytes(StandardCharsets.UTF_8))
            .post("/admin/imports?mode=restore");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.<String>path("error.code")).isEqualTo("Authorization_RequestDenied");
  }

  @Test
  void aJobThatIsNotThereIsNotFound() {
    for (String id : List.of("00000000-0000-0000-0000-000000000001", "x")) {
      assertThat(Graph.get("/admin/imports/" + id).statusCode()).isEqualTo(404);
      assertThat(Graph.get("/admin/imports/" + id + "/failures").statusCode()).isEqualTo(404);
      assertThat(Graph.delete("/admin/imports/" + id).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anEndedJobIsForgottenOnRequest() {
    String id = Imports.run("1\n").getString("id");

    assertThat(Graph.delete("/admin/imports/" + id).statusCode()).isEqualTo(204);

    assertThat(Graph.get("/admin/imports/" + id).statusCode()).isEqualTo(404);
    assertThat(rows.text("select count(*) from import_failure where job_id = '" + id + "'"))
        .isEqualTo("0");
  }

  @Test
  void onlyAnImportMayBeLarge() throws IOException {
    String large = " ".repeat(FIVE_MEBIBYTES) + "\n";

    Imports.ended(Imports.started(Imports.post(NDJSON, "", large + "{}\n")));

    for (String path : List.of("/v1.0/users", "/admin/skus", "/admin/imports/")) {
      assertThat(answerToLength(path, FIVE_MEBIBYTES)).startsWith("HTTP/1.1 413 ");
    }
  }

  /** The first line of the answer to a request that announces so long a body. */
  private static String answerToLength(String path, int length) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length;
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }
}
