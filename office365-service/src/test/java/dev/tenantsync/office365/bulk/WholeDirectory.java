package dev.tenantsync.office365.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** The directory as a whole: to be emptied, exported and restored. */
@ApplicationScoped
public class WholeDirectory {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Rows rows;

  WholeDirectory(Rows rows) {
    this.rows = rows;
  }

  /** As a directory is after its first start, with roles of other ids and other units. */
  void wipe() {
    rows.execute("truncate directory_user, directory_group, license_pending cascade");
    rows.execute("delete from verified_domain where not is_initial");
    rows.execute("update verified_domain set is_default = true");
    rows.execute("update directory_role set id = gen_random_uuid()");
    rows.execute("update sku set consumed = 0, enabled = 3, warning = 1");
    rows.execute("update tenant set display_name = 'Fresh', country_letter_code = null");
  }

  static String export() {
    Response export = Graph.get("/admin/export");
    assertThat(export.statusCode()).isEqualTo(200);
    assertThat(export.contentType()).startsWith("application/x-ndjson");
    return new String(export.asByteArray(), StandardCharsets.UTF_8);
  }

  /** Brings an export back, all of it. */
  static void restore(String export) {
    JsonPath job = Imports.run(Imports.NDJSON, "?mode=restore", export);
    Imports.assertDone(job, (int) export.lines().count(), 0);
  }

  /** The line of the object of this id. */
  static ObjectNode line(String export, String id) throws JsonProcessingException {
    String text =
        export.lines().filter(line -> line.contains("\"id\":\"" + id)).findFirst().orElseThrow();
    return (ObjectNode) JSON.readTree(text);
  }
}
