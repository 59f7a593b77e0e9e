package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.error.GraphException;
import org.jspecify.annotations.Nullable;

/** The bodies that {@code /admin/applications} takes, and what is wrong with them. */
final class ApplicationEdits {

  private static final int LONGEST_NAME = 256;

  private ApplicationEdits() {}

  /** A new registration. */
  record NewApplicationJson(
      @Nullable String displayName, @Nullable Boolean isFallbackPublicClient) {

    String name() {
      return ApplicationEdits.name(displayName);
    }

    boolean isPublic() {
      return Boolean.TRUE.equals(isFallbackPublicClient);
    }
  }

  /** What is to change; null: stays as it is. */
  record ApplicationPatchJson(
      @Nullable String displayName,
      @Nullable Boolean accountEnabled,
      @Nullable Boolean isFallbackPublicClient) {

    void applyTo(Application application) {
      application.displayName =
          displayName == null ? application.displayName : ApplicationEdits.name(displayName);
      application.accountEnabled =
          accountEnabled == null ? application.accountEnabled : accountEnabled;
      application.isFallbackPublicClient =
          isFallbackPublicClient == null
              ? application.isFallbackPublicClient
              : isFallbackPublicClient;
    }
  }

  /** Graph's {@code addPassword}: everything may be left out. */
  record AddPasswordJson(@Nullable PasswordCredentialJson passwordCredential) {

    record PasswordCredentialJson(@Nullable String displayName, @Nullable String endDateTime) {}

    PasswordCredentialJson wanted() {
      PasswordCredentialJson none = new PasswordCredentialJson(null, null);
      return passwordCredential == null ? none : passwordCredential;
    }
  }

  /** A key to be added. */
  record AddKeyJson(@Nullable KeyCredentialJson keyCredential) {

    /**
     * @param key an X.509 certificate or public key, in base64 of DER or in PEM
     */
    record KeyCredentialJson(
        @Nullable String displayName,
        @Nullable String type,
        @Nullable String usage,
        @Nullable String key,
        @Nullable String endDateTime) {}

    KeyCredentialJson wanted() {
      if (keyCredential == null) {
        throw required("keyCredential");
      }
      return keyCredential;
    }
  }

  /** Which secret or key to remove. */
  record KeyIdJson(@Nullable String keyId) {}

  /** Which permission to grant. */
  record GrantJson(@Nullable String permission) {}

  /** A display name that may be left out. */
  static @Nullable String label(@Nullable String text) {
    return text == null ? null : name(text);
  }

  static GraphException required(String property) {
    return GraphException.badProperty(
        property, "MissingValue", "A value is required for property '" + property + "'.");
  }

  private static String name(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw required("displayName");
    }
    if (text.length() > LONGEST_NAME || text.indexOf('\0') >= 0) {
      throw GraphException.badProperty(
          "displayName", "InvalidValue", "The value of property 'displayName' is invalid.");
    }
    return text;
  }
}
