package dev.tenantsync.dynamics.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.directory.Presence;
import dev.tenantsync.dynamics.directory.ProfileEntry;
import dev.tenantsync.dynamics.directory.ProfileEntry.AddressEntry;
import dev.tenantsync.dynamics.directory.UserEntry;
import dev.tenantsync.dynamics.directory.UserEntry.LicenseEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final UUID ID = UUID.randomUUID();
  private static final UUID PLAN = new UUID(1, 1);
  private static final UUID SKU = new UUID(2, 2);

  @Test
  void whatSaysTheSameHasTheSameFingerprint() {
    assertThat(Fingerprint.of(ada("Ada", List.of(PLAN), List.of())))
        .isEqualTo(Fingerprint.of(ada("Ada", List.of(PLAN), List.of())));
  }

  @Test
  void everyPartCounts() {
    List<UserEntry> different =
        List.of(
            ada("Ada", List.of(), List.of()),
            ada("Adb", List.of(), List.of()),
            ada(null, List.of(), List.of()),
            ada("", List.of(), List.of()),
            ada("-", List.of(), List.of()),
            ada("Ada", List.of(PLAN), List.of()),
            ada("Ada", List.of(SKU), List.of()),
            ada("Ada", List.of(PLAN), List.of(new LicenseEntry(SKU, List.of()))),
            ada("Ada", List.of(PLAN), List.of(new LicenseEntry(SKU, List.of(PLAN)))),
            ada("Ada", List.of(), List.of(new LicenseEntry(SKU, List.of(PLAN)))),
            ada(true, address("Lisboa", null)),
            ada(true, address(null, "Lisboa")),
            ada(true, address("Lis", "boa")),
            ada(false, address("Lisboa", null)),
            ada(null, address("Lisboa", null)));
    Set<UUID> fingerprints = new HashSet<>();
    different.forEach(entry -> fingerprints.add(Fingerprint.of(entry)));
    assertThat(fingerprints).hasSameSizeAs(different);
  }

  private static UserEntry ada(
      @Nullable String name, List<UUID> plans, List<LicenseEntry> licenses) {
    return new UserEntry(
        ID, Presence.PRESENT, true, plans, licenses, profile(name, address(null, null)));
  }

  private static UserEntry ada(@Nullable Boolean enabled, AddressEntry address) {
    return new UserEntry(
        ID, Presence.PRESENT, enabled, List.of(), List.of(), profile("Ada", address));
  }

  private static ProfileEntry profile(@Nullable String name, AddressEntry address) {
    return new ProfileEntry("ada@x", null, name, null, null, null, null, null, address);
  }

  private static AddressEntry address(@Nullable String city, @Nullable String state) {
    return new AddressEntry(null, city, state, null, null);
  }
}
