package dev.tenantsync.office365.description;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Reads the description as a tool does. */
public final class DescriptionReader {

  private DescriptionReader() {}

  /** The document, asked for without a token and parsed. */
  public static OpenAPI read() {
    byte[] text = text().asByteArray();
    return SmallRyeOpenAPI.builder()
        .enableModelReader(false)
        .enableStandardFilter(false)
        .enableStandardStaticFiles(false)
        .enableAnnotationScan(false)
        .withCustomStaticFile(() -> new ByteArrayInputStream(text))
        .build()
        .model();
  }

  static Response text() {
    Response answer = given().noFilters().get("/q/openapi?format=json");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  /** How the document writes the path of a route. */
  public static String path(String template) {
    return new OperationDescription("GET", template).path();
  }
}
