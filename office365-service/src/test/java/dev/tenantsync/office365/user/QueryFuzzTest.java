package dev.tenantsync.office365.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.identity.Administrator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The tables of filters and searches with mistakes in them, over HTTP: an answer or a refusal,
 * never a fault. {@code -Dfuzz.requests} says how many, {@code -Dfuzz.seed} which.
 */
@QuarkusTest
class QueryFuzzTest {

  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);
  private static final int AT_ONCE = 20;
  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\"",
          "\\",
          "(",
          ")",
          ",",
          ":",
          "/",
          " and ",
          " or ",
          "not ",
          " eq ",
          " in (",
          "/any(x:",
          "/$count",
          "null",
          "true",
          "1",
          "%",
          "\0",
          "é",
          "\uD83D\uDE00",
          "?",
          "{",
          ";",
          "--",
          " AND ",
          " desc",
          "id",
          "displayName",
          "2024-01-01",
          "$",
          "&",
          "#",
          "+");
  private static final List<String> OPTIONS =
      List.of("$orderby", "$top", "$skiptoken", "$select", "$expand", "$count", "$format");

  private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> filters = column("found.csv", 1);
  private final List<String> searches = column("searched.csv", 0);

  @Test
  @Timeout(300)
  void noQueryIsAFault() {
    int answered = 0;
    for (int sent = 0; sent < REQUESTS; sent += AT_ONCE) {
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        answers.add(client.sendAsync(request(query()), BodyHandlers.ofString()));
      }
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        answered += judge(answer.join());
      }
    }
    System.out.println("queries: seed " + seed + ", answered " + answered + " of " + REQUESTS);
    assertThat(answered).isBetween(REQUESTS / 20, REQUESTS - REQUESTS / 20);
  }

  private int judge(HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as("seed %d, %s: %s", seed, answer.uri(), answer.body())
        .isIn(200, 400);
    return answer.statusCode() == 200 ? 1 : 0;
  }

  private String query() {
    String most = "$count=true&$select=id&$top=" + (1 + random.nextInt(5));
    int dice = random.nextInt(10);
    if (dice < 6) {
      return most + "&$filter=" + encoded(mutated(filters));
    }
    if (dice < 9) {
      return most + "&$search=" + encoded(mutated(searches));
    }
    String option = OPTIONS.get(random.nextInt(OPTIONS.size()));
    return option + "=" + encoded(piece() + piece() + piece()) + "&$filter=accountEnabled eq false";
  }

  private String mutated(List<String> sentences) {
    StringBuilder text = new StringBuilder(sentences.get(random.nextInt(sentences.size())));
    for (int mutations = random.nextInt(4); mutations > 0; mutations--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, piece());
        default -> text.setCharAt(at, (char) (1 + random.nextInt(0x180)));
      }
    }
    return text.toString();
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private static HttpRequest request(String query) {
    String address = "http://localhost:" + RestAssured.port + "/v1.0/users?";
    return HttpRequest.newBuilder(URI.create(address + query.replace(" ", "%20")))
        .header("Authorization", "Bearer " + Administrator.token())
        .header("ConsistencyLevel", "eventual")
        .build();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static List<String> column(String table, int column) {
    try (InputStream file = QueryFuzzTest.class.getResourceAsStream("/filters/" + table)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(
              line ->
                  line.split("[|]", -1)[column]
                      .strip()
                      .replaceAll("\\{\\w+}", "7f3c7c3e-6e2e-4c40-9ac7-7b1d3d1d9c11"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
