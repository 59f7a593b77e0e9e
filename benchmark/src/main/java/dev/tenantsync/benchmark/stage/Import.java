package dev.tenantsync.benchmark.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.benchmark.population.Population;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Brings a population into an empty directory, through the import that its users use. */
public final class Import {

  private static final Set<String> UNDER_WAY = Set.of("notStarted", "running");
  private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Api graph;
  private final DataFolder folder;

  public Import(Stage stage) {
    this.graph = stage.graph();
    this.folder = stage.folder();
  }

  /**
   * Imports all and waits until that is done.
   *
   * @param progress told every half a second how many are there
   * @throws IllegalStateException if anybody could not be imported
   */
  public void run(Population population, Consumer<String> progress) {
    graph
        .send(
            graph.request(
                "PATCH", "/admin/skus/" + Population.SKU, "{\"units\":{\"enabled\":2000000}}"))
        .expect(200);
    Path file = folder.path().resolve("people.ndjson");
    try {
      write(population, file);
      await(upload(file), progress);
      Files.delete(file);
    } catch (IOException failure) {
      throw new IllegalStateException("the population cannot be imported", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
    folder.note(population.size(), 0);
  }

  private static void write(Population population, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int number = 0; number < population.size(); number++) {
        writer.write(Population.line(number));
      }
    }
  }

  private String upload(Path file) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + graph.port() + "/admin/imports"))
            .header("Authorization", "Bearer " + graph.token())
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IllegalStateException("the import was refused: " + answer.body());
    }
    return new ObjectMapper().readTree(answer.body()).get("id").asText();
  }

  private void await(String job, Consumer<String> progress) {
    JsonNode state = graph.read("/admin/imports/" + job);
    while (UNDER_WAY.contains(state.path("status").asText()) && state.path("error").isNull()) {
      progress.accept(
          "%,d of %,d".formatted(state.path("done").asLong(), state.path("total").asLong()));
      LockSupport.parkNanos(GLANCE_NANOS);
      state = graph.read("/admin/imports/" + job);
    }
    if (!state.path("status").asText().equals("completed")) {
      throw new IllegalStateException("the import did not complete: " + state);
    }
  }
}
