package dev.tenantsync.office365.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A registration as {@code /admin/applications} shows it, with Graph's names where it has any. */
record ApplicationJson(
    UUID id,
    UUID appId,
    String displayName,
    boolean accountEnabled,
    boolean isFallbackPublicClient,
    Instant createdDateTime,
    List<String> permissions,
    List<PasswordJson> passwordCredentials,
    List<KeyJson> keyCredentials) {

  /**
   * A secret, as far as it is shown.
   *
   * @param secretText the secret itself, in the answer that made it and never again
   * @param endDateTime null: as long as the setting or file it came from
   */
  record PasswordJson(
      UUID keyId,
      @Nullable String displayName,
      String hint,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secretText,
      Instant startDateTime,
      @Nullable Instant endDateTime) {

    static PasswordJson of(ApplicationPassword password) {
      return of(password, null);
    }

    static PasswordJson of(ApplicationPassword password, @Nullable String secretText) {
      return new PasswordJson(
          password.keyId,
          password.displayName,
          password.hint,
          secretText,
          password.startDateTime,
          password.endDateTime);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "PasswordJson " + keyId;
    }
  }

  /** A key; its public half is not repeated. */
  record KeyJson(
      UUID keyId,
      @Nullable String displayName,
      String type,
      String usage,
      Instant startDateTime,
      Instant endDateTime) {

    static KeyJson of(ApplicationKey key) {
      return new KeyJson(
          key.keyId,
          key.displayName,
          "AsymmetricX509Cert",
          "Verify",
          key.startDateTime,
          key.endDateTime);
    }
  }

  /** With its secrets and keys, read in the caller's transaction. */
  static ApplicationJson of(Application application, Applications applications) {
    return of(
        application, applications.passwords(application.id), applications.keys(application.id));
  }

  static ApplicationJson of(
      Application application, List<ApplicationPassword> passwords, List<ApplicationKey> keys) {
    return new ApplicationJson(
        application.id,
        application.appId,
        application.displayName,
        application.accountEnabled,
        application.isFallbackPublicClient,
        application.createdDateTime,
        application.permissions.stream().sorted().toList(),
        passwords.stream().map(PasswordJson::of).toList(),
        keys.stream().map(KeyJson::of).toList());
  }
}
