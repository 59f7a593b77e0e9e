package dev.tenantsync.office365.bulk;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.UUID;

/** A directory that no other test has, and chunks so small that there are many. */
public final class OwnDirectory implements QuarkusTestProfile {

  static final int CHUNK = 5;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "embedded-postgres.home",
        "target/embedded-postgres",
        "embedded-postgres.data-dir",
        "target/embedded-postgres/bulk-" + UUID.randomUUID(),
        "directory.bulk.chunk",
        Integer.toString(CHUNK));
  }
}
