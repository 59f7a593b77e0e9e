package dev.tenantsync.office365.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client secret, as far as it is kept. */
@Entity
@Table(name = "application_password")
class ApplicationPassword {

  /** Where a secret came from. */
  enum Origin {
    /** Over the API. */
    ADDED,
    /** From a setting; the next start may bring another. */
    CONFIGURED,
    /** Made at a start, and kept in a file. */
    GENERATED
  }

  @Id
  @Column(name = "key_id")
  UUID keyId;

  @Column(name = "application_id")
  UUID applicationId;

  @Column(name = "display_name")
  @Nullable String displayName;

  /** Its first three characters. */
  @Column String hint;

  @Column(name = "secret_hash")
  byte[] secretHash;

  @Column(name = "start_date_time")
  Instant startDateTime;

  /** Null: it goes with its setting or file. */
  @Column(name = "end_date_time")
  @Nullable Instant endDateTime;

  @Column
  @Enumerated(EnumType.STRING)
  Origin origin;

  static ApplicationPassword of(
      UUID applicationId, ClientSecret secret, Origin origin, Instant start) {
    ApplicationPassword password = new ApplicationPassword();
    password.keyId = UUID.randomUUID();
    password.applicationId = applicationId;
    password.hint = secret.hint();
    password.secretHash = secret.digest();
    password.startDateTime = start;
    password.origin = origin;
    return password;
  }

  boolean isOf(ClientSecret secret) {
    return secret.matches(secretHash);
  }

  boolean isOver(Instant now) {
    return endDateTime != null && !endDateTime.isAfter(now);
  }
}
