package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.stand.TestIssuer;
import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.systemuser.Person;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends batches as they are, octet for octet. */
final class Batches {

  static final String TYPE = "multipart/mixed;boundary=" + RawBatch.BOUNDARY;
  static final String CONTINUE = "odata.continue-on-error";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Batches() {}

  static String root() {
    return "http://localhost:" + RestAssured.port + "/api/data/v9.2/";
  }

  static BatchAnswer send(RawBatch batch, String... headers) {
    return send(batch.text(), headers);
  }

  /** As the administrator, unless the headers say otherwise. */
  static BatchAnswer send(String text, String... headers) {
    return sent(text.getBytes(StandardCharsets.UTF_8), TYPE, administrator(), headers);
  }

  static BatchAnswer continuing(RawBatch batch, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Prefer";
    all[headers.length + 1] = CONTINUE;
    return send(batch, all);
  }

  static BatchAnswer as(Person person, RawBatch batch, String... headers) {
    return sent(batch.text().getBytes(StandardCharsets.UTF_8), TYPE, bearer(person), headers);
  }

  static BatchAnswer sent(byte[] body, String type, String authorization, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root() + "$batch"))
            .header("Authorization", authorization)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      return BatchAnswer.of(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  static String administrator() {
    return "Bearer " + Token.program(TestIssuer.ADMINISTRATOR).signed();
  }

  static String bearer(Person person) {
    return "Bearer " + Token.person(person.objectId()).signed();
  }

  static String user(UUID id) {
    return "systemusers(" + id + ")";
  }

  static String rolesOf(UUID user) {
    return user(user) + "/systemuserroles_association/$ref";
  }

  static String reference(UUID role) {
    return "{\"@odata.id\":\"" + root() + "roles(" + role + ")\"}";
  }

  static String account(String name) {
    return "{\"name\":\"" + name + "\"}";
  }

  static List<String> values(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of());
  }
}
