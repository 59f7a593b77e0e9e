package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That a page costs the same however long the log has grown. A resource that has hardly any changes
 * may be read by another index, and sorted.
 */
@QuarkusTest
class ChangeReaderTest {

  @Inject Rows rows;

  @ParameterizedTest
  @ValueSource(strings = {"'USER'", "'DIRECTORY_ROLE'"})
  void aPageIsReadFromTheIndexOfItsResource(String resource) {
    rows.execute(
        "insert into change (resource, resource_id, kind, properties, actor)"
            + " select case when n % 100 = 0 then 'DIRECTORY_ROLE' else 'USER' end,"
            + " gen_random_uuid(), 'UPDATED', '{city}', 'plan' from generate_series(1, 20000) n");
    rows.execute("analyze change");
    String plan = rows.text("explain " + filled(resource));
    rows.execute("delete from change where actor = 'plan'");
    assertThat(plan)
        .contains("using change_resource")
        .contains("Index Cond: ((ROW(resource, xact, seq) >")
        // An equality beside them would have the index read from the first change of the resource.
        .contains("(ROW(resource, xact) <")
        .doesNotContain("Sort")
        .doesNotContain("Filter");
  }

  private static String filled(String resource) {
    String query = ChangeReader.AFTER;
    List<String> values =
        List.of(
            "'{}'",
            "'{}'",
            "'{city}'",
            "'{city}'",
            "'{city}'",
            resource,
            "'5'",
            "3",
            resource,
            "'999999999'",
            "'5'",
            "1000");
    for (String value : values) {
      query = query.replaceFirst("\\?", value);
    }
    return query;
  }
}
