package dev.tenantsync.office365.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.identity.Administrator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends many batches at once, each on a connection of its own. */
final class BatchLoad {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  BatchLoad(int port) {
    this.port = port;
  }

  /** The statuses of all steps of so many copies of a batch, sent side by side. */
  List<Integer> statusesOf(int copies, List<?> steps) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1.0/$batch"))
            .header("Authorization", "Bearer " + Administrator.token())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JSON.writeValueAsString(Map.of("requests", steps))))
            .build();
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      sent.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }
    List<Integer> statuses = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> answer : sent) {
      for (JsonNode response : JSON.readTree(answer.join().body()).path("responses")) {
        statuses.add(response.path("status").intValue());
      }
    }
    return statuses;
  }
}
