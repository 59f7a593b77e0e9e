package dev.tenantsync.bootstrap.https;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where tokens may travel unencrypted. */
class PlainHttpTest {

  @ParameterizedTest
  @CsvSource({
    // host, insecure requests, allowed, starts
    "127.0.0.1, enabled, false, true",
    "localhost, enabled, false, true",
    "::1, enabled, false, true",
    "0.0.0.0, enabled, false, false",
    "::, enabled, false, false",
    "192.0.2.7, enabled, false, false",
    "no-such-host.invalid, enabled, false, false",
    "0.0.0.0, disabled, false, true",
    "0.0.0.0, DISABLED, false, true",
    "0.0.0.0, redirect, false, false",
    "0.0.0.0, enabled, true, true",
  })
  void plainHttpStaysOnThisMachine(
      String host, String insecureRequests, boolean allowed, boolean starts) {
    assertThat(PlainHttp.refusal(host, insecureRequests, allowed).isEmpty()).isEqualTo(starts);
  }

  @Test
  void refusalSaysWhatWouldHelp() {
    assertThat(PlainHttp.refusal("0.0.0.0", "enabled", false).orElseThrow())
        .contains("quarkus.http.insecure-requests=disabled")
        .contains("quarkus.http.host=127.0.0.1")
        .contains("service.allow-plain-http=true");
  }
}
