package dev.tenantsync.office365.bulk;

import static dev.tenantsync.office365.bulk.Imports.assertDone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.SignIn;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether imported people can sign in. */
@QuarkusTest
class ImportedPasswordsTest {

  private final Lines lines = new Lines();

  @Inject Rows rows;

  @Test
  void withoutAPasswordNobodySignsIn() {
    assertDone(Imports.run(Lines.ndjson(List.of(lines.person(1)))), 1, 0);

    assertThat(
            rows.text(
                "select password_hash from directory_user where user_principal_name = ?",
                lines.name(1)))
        .isEqualTo("none");
    assertThat(SignIn.person(lines.name(1), "none").<String>path("error_description"))
        .startsWith("AADSTS50126");
  }

  @Test
  void withAPasswordTheyDo() {
    Map<String, Object> person =
        lines.person(1, "passwordProfile", Map.of("password", "Str0ng-enough"));

    assertDone(Imports.run(Lines.ndjson(List.of(person))), 1, 0);

    assertThat(SignIn.person(lines.name(1), "Str0ng-enough").statusCode()).isEqualTo(200);
  }
}
