package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a page costs the same however long the log has grown. */
@QuarkusTest
class ChangeReaderTest {

  private static final String ENTERED = "Index Cond: ((ROW(resource, xact, seq) >";

  @Inject Rows rows;

  @BeforeEach
  void grow() {
    rows.execute(
        "insert into change (resource, resource_id, kind, properties, actor)"
            + " select case when n % 100 = 0 then 'DIRECTORY_ROLE' else 'USER' end,"
            + " gen_random_uuid(), 'UPDATED', '{city}', 'plan' from generate_series(1, 20000) n");
  }

  @AfterEach
  void shrink() {
    rows.execute("delete from change where actor = 'plan'");
  }

  /** A resource that has hardly any changes may be read by another index, and sorted. */
  @ParameterizedTest
  @ValueSource(strings = {"'USER'", "'DIRECTORY_ROLE'"})
  void aPageIsReadFromTheIndexOfItsResource(String resource) {
    rows.execute("analyze change");
    assertThat(rows.text("explain " + filled(resource)))
        .contains("using change_resource")
        .contains(ENTERED)
        // An equality beside them would have the index read from the first change of the resource.
        .contains("(ROW(resource, xact) <")
        .doesNotContain("Sort")
        .doesNotContain("Filter");
  }

  @Test
  void alsoWhileNothingIsKnownOfTheLogsContents() {
    rows.execute("delete from pg_statistic where starelid = 'change'::regclass");
    assertThat(rows.text("explain " + filled("'USER'")))
        .contains("change_resource")
        .contains(ENTERED)
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
