package dev.tenantsync.office365.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentIdTest {

  private static final UUID GLOBAL = UUID.fromString(Admins.GLOBAL);

  @Test
  void bothGuidsStandInDotNetsByteOrder() {
    UUID principal = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    assertThat(new AssignmentId(GLOBAL, principal))
        .hasToString("lAPpYvVpN0KRkAEhdxReEDMiEQBVRHdmiJmqu8zd7v8-1");
  }

  @Test
  void everyIdReadsBackAsWhatItWasMadeOf() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      AssignmentId id = new AssignmentId(guid(random), guid(random));
      assertThat(AssignmentId.parse(id.toString())).as("seed %d", seed).contains(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-1",
        "lAPpYvVpN0KRkAEhdxReEDMiEQBVRHdmiJmqu8zd7v8",
        "lAPpYvVpN0KRkAEhdxReEDMiEQBVRHdmiJmqu8zd7v8-2",
        "lAPpYvVpN0KRkAEhdxReEDMiEQBVRHdmiJmqu8zd7v9-1",
        "lAPpYvVpN0KRkAEhdxReEDMiEQBVRHdmiJmqu8zd7v=-1",
        "62e90394-69f5-4237-9190-012177145e10",
      })
  void othersAreNone(String text) {
    assertThat(AssignmentId.parse(text)).isEmpty();
  }

  private static UUID guid(Random random) {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
