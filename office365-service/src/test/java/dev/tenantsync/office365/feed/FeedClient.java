package dev.tenantsync.office365.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.CDI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client of one feed that follows links as they come. */
final class FeedClient {

  private static final String OTHERS_WRITING =
      "select pid from pg_stat_activity where backend_xid is not null and application_name <> '"
          + OpenTransaction.NAME
          + "'";

  private final String address;
  private String prefer = "";

  private FeedClient(String address) {
    this.address = address;
  }

  static FeedClient of(String address) {
    return new FeedClient(address);
  }

  FeedClient preferring(String preference) {
    prefer = preference;
    return this;
  }

  /** A page, with the checks that hold for every page. */
  Page page(String link) {
    Response response = get(link);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    Page page = new Page(response);
    assertThat(page.next().isPresent())
        .as("exactly one of nextLink and deltaLink")
        .isNotEqualTo(page.delta().isPresent());
    assertThat(response.header("x-sync-position") != null)
        .as("a position on the last page only")
        .isEqualTo(page.delta().isPresent());
    assertThat(page.entries()).extracting(entry -> entry.get("id")).doesNotHaveDuplicates();
    return page;
  }

  Response get(String link) {
    var request = given().urlEncodingEnabled(false);
    if (!prefer.isEmpty()) {
      request = request.header("Prefer", prefer);
    }
    return request.get(link);
  }

  /** All pages from the beginning to a delta link. */
  Round enumerate() {
    return round(address);
  }

  /**
   * All pages from a link to the next delta link. First awaits the end of what the server or the
   * service writes by itself, such as a vacuum: nothing younger could be read. What a test holds
   * open on purpose is not waited for.
   */
  Round round(String link) {
    await().until(() -> CDI.current().select(Rows.class).get().query(OTHERS_WRITING).isEmpty());
    List<Page> pages = new ArrayList<>();
    pages.add(page(link));
    while (last(pages).next().isPresent()) {
      pages.add(page(last(pages).next().orElseThrow()));
    }
    return new Round(pages);
  }

  /** The delta link of now. */
  String latest() {
    String sign = address.contains("?") ? "&" : "?";
    Page page = page(address + sign + "$deltatoken=latest");
    assertThat(page.entries()).isEmpty();
    return page.delta().orElseThrow();
  }

  private static Page last(List<Page> pages) {
    return pages.get(pages.size() - 1);
  }

  record Page(Response response) {

    List<Map<String, Object>> entries() {
      return body().getList("value");
    }

    Optional<String> next() {
      return Optional.ofNullable(body().getString("'@odata.nextLink'"));
    }

    Optional<String> delta() {
      return Optional.ofNullable(body().getString("'@odata.deltaLink'"));
    }

    String context() {
      return body().getString("'@odata.context'");
    }

    private JsonPath body() {
      return response.jsonPath();
    }
  }

  record Round(List<Page> pages) {

    String delta() {
      return last(pages).delta().orElseThrow();
    }

    /** {@code epoch.fence}. */
    String position() {
      return last(pages).response().header("x-sync-position");
    }

    long fence() {
      return Long.parseLong(position().substring(position().indexOf('.') + 1));
    }

    /** Every entry, the last one of each object. */
    Map<String, Map<String, Object>> entries() {
      Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
      pages.forEach(
          page -> page.entries().forEach(entry -> byId.put((String) entry.get("id"), entry)));
      return byId;
    }

    List<Map<String, Object>> allEntries() {
      return pages.stream().flatMap(page -> page.entries().stream()).toList();
    }
  }
}
