package dev.tenantsync.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingTest {

  @ParameterizedTest
  @CsvSource({
    "/v1.0/users/delta, /v1.0/users/delta",
    "/v1.0/users/delta?$deltatoken=eyJhbGciOi, /v1.0/users/delta",
    "/v1.0/users/6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0/memberOf, /v1.0/users/{id}/memberOf",
    "/v1.0/users/ada@contoso.example, /v1.0/users/{id}",
    "/v1.0/users/ada%40contoso.example?$select=mail, /v1.0/users/{id}",
    "/v1.0/users('ada'), /v1.0/{id}"
  })
  void callOfAnApiIsNamedByItsWordsAlone(String path, String template) {
    Outgoing call = Outgoing.ofApi("GET", URI.create("https://directory.example:8465" + path));

    assertThat(call.name()).isEqualTo("GET " + template);
    assertThat(call).isEqualTo(new Outgoing("GET", "directory.example", 8465, template));
  }

  @ParameterizedTest
  @CsvSource({"https://hooks.example/secret?code=key", "https://hooks.example"})
  void ofAnAddressThatSomebodyElseChoseOnlyTheHostIsTold(URI url) {
    assertThat(Outgoing.ofHook("POST", url))
        .isEqualTo(new Outgoing("POST", "hooks.example", -1, null));
  }
}
