package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.directory.ProfileEntry;
import dev.tenantsync.dynamics.directory.ProfileEntry.AddressEntry;
import dev.tenantsync.dynamics.directory.UserEntry;
import dev.tenantsync.dynamics.directory.UserEntry.LicenseEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Half a SHA-256 over all that is mirrored of an account: equal where the directory says the same
 * again, so that a million unchanged accounts are compared by one value each.
 */
final class Fingerprint {

  private final StringBuilder text = new StringBuilder(512);

  private Fingerprint() {}

  static UUID of(UserEntry entry) {
    Fingerprint all = new Fingerprint();
    all.add(entry.presence().name());
    all.add(String.valueOf(entry.accountEnabled()));
    entry.activePlans().forEach(all::add);
    for (LicenseEntry license : entry.licenses()) {
      all.add("license");
      all.add(license.skuId());
      license.disabledPlans().forEach(all::add);
    }
    all.add("profile");
    all.profile(entry.profile());
    return all.half();
  }

  private void profile(ProfileEntry profile) {
    AddressEntry address = profile.address();
    for (@Nullable String value :
        Arrays.asList(
            profile.userPrincipalName(),
            profile.mail(),
            profile.displayName(),
            profile.givenName(),
            profile.surname(),
            profile.jobTitle(),
            profile.businessPhone(),
            profile.mobilePhone(),
            address.street(),
            address.city(),
            address.state(),
            address.postalCode(),
            address.country())) {
      add(value);
    }
  }

  private void add(UUID id) {
    text.append(id).append(';');
  }

  /** With its length in front, so that no two lists of values read alike. */
  private void add(@Nullable String value) {
    if (value == null) {
      text.append('-');
    } else {
      text.append(value.length()).append(':').append(value);
    }
  }

  private UUID half() {
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
      return new UUID(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
