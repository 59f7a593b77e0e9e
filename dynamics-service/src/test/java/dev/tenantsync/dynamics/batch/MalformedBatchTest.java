package dev.tenantsync.dynamics.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A batch that is malformed anywhere is refused as a whole, and nothing of it runs. */
@QuarkusTest
class MalformedBatchTest {

  /** A request that would be seen, before whatever is wrong. */
  private static final String FIRST = "--b\n" + http("POST accounts", "{\"name\":\"Never\"}");

  @Inject World world;

  static Stream<Arguments> malformed() {
    return Stream.of(
        wrong("", "the body"),
        wrong("--b--\n", "the body: it holds no request"),
        wrong(FIRST, "the body: it does not end"),
        wrong(FIRST + "--b", "the body: it does not end"),
        wrong(FIRST + "--bb--\n", "the body: it does not end"),
        wrong(FIRST + "--b\nGET WhoAmI HTTP/1.1\n--b--", "part 2: the line 'GET WhoAmI"),
        second("\nGET WhoAmI HTTP/1.1\n", "part 2: its content type"),
        second("Content-Type: text/plain\n\nGET WhoAmI HTTP/1.1\n", "part 2: its content type"),
        second("Content-Type: application/http\n", "part 2: '' is not a request line"),
        second("Content-Type: application/http\n\nWhoAmI\n", "part 2: 'WhoAmI' is not a request"),
        second("Content-Type: application/http\n\nGET WhoAmI\n", "is not a request line"),
        second("Content-Type: application/http\n\nGET WhoAmI SPDY/3\n", "is not a request line"),
        second(
            "Content-Transfer-Encoding: base64\n" + http("GET WhoAmI", ""),
            "part 2: the Content-Transfer-Encoding"),
        second(http("get WhoAmI", ""), "part 2: the method 'get'"),
        second(http("OPTIONS WhoAmI", ""), "part 2: the method 'OPTIONS'"),
        second(http("GET WhoAmI", "{}"), "part 2: a GET request cannot have a body"),
        second(http("GET https://elsewhere.test/api/data/v9.2/WhoAmI", ""), "part 2: the URL"),
        second(http("GET //elsewhere.test/api/data/v9.2/WhoAmI", ""), "part 2: the URL"),
        second(http("GET http://localhost/api/data/v9.2/WhoAmI", ""), "part 2: the URL"),
        second(http("GET ftp://localhost/api/data/v9.2/WhoAmI", ""), "part 2: the URL"),
        second(http("GET /sync", ""), "part 2: the URL '/sync' does not lead below"),
        second(http("GET /api/data/v9.1/WhoAmI", ""), "part 2: the URL"),
        second(http("GET ../../../sync", ""), "part 2: the URL"),
        second(http("GET accounts/%2E%2e/%2e%2e/%2e%2e/sync", ""), "part 2: the URL"),
        second(http("GET accounts%zz", ""), "part 2: the URL"),
        second(http("GET accounts\u0001", ""), "part 2: the URL is empty or holds control"),
        second(http("POST $batch", "x"), "part 2: a batch cannot hold another"),
        second(http("POST /api/data/v9.2/%24batch/", "x"), "part 2: a batch cannot hold another"),
        second(http("POST $batch%28)", "x"), "part 2: a batch cannot hold another"),
        second(http("GET WhoAmI", "", "Authorization: Bearer x"), "part 2: a request cannot bring"),
        second(http("GET WhoAmI", "", "Host: elsewhere.test"), "part 2: the Host"),
        second(
            http("POST accounts", "x", "Transfer-Encoding: chunked"), "part 2: a request cannot"),
        second(http("GET WhoAmI", "", "no header"), "part 2: the line 'no header'"),
        second(http("GET WhoAmI", "", " folded: line"), "part 2: the line ' folded"),
        second(http("GET WhoAmI", "", "a: b\u0000c"), "part 2: the line 'a: b?c'"),
        second("Content-Type: multipart/mixed\n\n--c--\n", "part 2: its content type"),
        second("Content-Type: multipart/mixed;boundary=\n\n--c--\n", "part 2: its content type"),
        second(set(""), "part 2: it holds no request"),
        second(
            "Content-Type: multipart/mixed;boundary=c\n\n--c\n" + http("POST accounts", "{}"),
            "part 2: it does not end with the line '--c--'"),
        second(
            set("--c\n" + http("POST accounts", "{}") + "--c\n" + http("GET WhoAmI", "")),
            "part 2, request 2: a change set cannot hold a GET"),
        second(set("--c\n" + set("")), "part 2, request 1: a change set cannot hold another"),
        second(set("--c\n" + http("POST $batch", "x")), "Content-ID"),
        second(set("--c\n" + http("POST /api/data/v9.2/$batch", "x")), "cannot hold another"),
        second(
            set("--c\n" + http("DELETE accounts", "", "Prefer: a, wait-for=7.8")),
            "part 2, request 1: a request of a change set cannot prefer wait-for"),
        second(
            set(
                "--c\nContent-ID: 1\n"
                    + http("POST accounts", "{}")
                    + "--c\nContent-ID: 1\n"
                    + http("POST accounts", "{}")),
            "part 2: two requests have the Content-ID '1'"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void refusalNamesThePlaceAndNothingRuns(String body, String named) {
    world.clear();

    BatchAnswer answer =
        Batches.sent(
            body.getBytes(StandardCharsets.UTF_8),
            "multipart/mixed; boundary=b",
            Batches.administrator());

    if (answer.status() == 400 && answer.parts().isEmpty()) {
      assertThat(answer.text()).contains("\"0x80048d19\"");
      assertThat(answer.message()).contains(named);
      assertThat(world.number("select count(*) as n from account")).isZero();
    } else {
      // A reference can only be resolved when the requests before it have run.
      assertThat(answer.statuses()).containsExactly(204, 400);
      assertThat(answer.part(1).message()).contains(named);
    }
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void contentTypeHasToNameAGoodBoundary(String type, String named) {
    BatchAnswer answer =
        Batches.sent("--b--".getBytes(StandardCharsets.UTF_8), type, Batches.administrator());

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.message()).contains(named);
  }

  static Stream<Arguments> boundaries() {
    return Stream.of(
        wrong("multipart/mixed", "no valid boundary"),
        wrong("multipart/mixed;boundary=", "no valid boundary"),
        wrong("multipart/mixed;boundary=\"\"", "no valid boundary"),
        wrong("multipart/mixed;boundary=" + "b".repeat(71), "no valid boundary"),
        wrong("multipart/mixed;boundary=b", "it holds no request"));
  }

  private static Arguments wrong(String body, String named) {
    return Arguments.of(body, named);
  }

  private static Arguments second(String part, String named) {
    return wrong(FIRST + "--b\n" + part + "--b--\n", named);
  }

  private static String http(String line, String body, String... headers) {
    return "Content-Type: application/http\n\n"
        + line
        + " HTTP/1.1\n"
        + String.join("\n", headers)
        + (headers.length > 0 ? "\n" : "")
        + "\n"
        + body
        + "\n";
  }

  private static String set(String requests) {
    return "Content-Type: multipart/mixed;boundary=c\n\n" + requests + "--c--\n";
  }
}
