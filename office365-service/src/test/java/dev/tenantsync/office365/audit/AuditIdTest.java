package dev.tenantsync.office365.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditIdTest {

  @Test
  void idsReadBack() {
    AuditId id = new AuditId(UUID.randomUUID(), "1234567890", 42);
    assertThat(AuditId.parse(id.toString())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Directory_",
        "Directory_1-1-1-1-1_1_1",
        "Directory_0f7a5f0e-6a53-4c4c-8f0b-0d2f9d9a1c11_1",
        "Directory_0f7a5f0e-6a53-4c4c-8f0b-0d2f9d9a1c11_-1_1",
        "Directory_0f7a5f0e-6a53-4c4c-8f0b-0d2f9d9a1c11_1_99999999999999999999",
      })
  void othersAreNone(String text) {
    assertThat(AuditId.parse(text)).isEmpty();
  }
}
