package dev.tenantsync.office365.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.PublicKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A public key with which a program proves who it is. */
@Entity
@Table(name = "application_key")
class ApplicationKey {

  @Id
  @Column(name = "key_id")
  UUID keyId;

  @Column(name = "application_id")
  UUID applicationId;

  @Column(name = "display_name")
  @Nullable String displayName;

  /** X.509 SubjectPublicKeyInfo. */
  @Column(name = "public_key")
  byte[] publicKey;

  @Column(name = "start_date_time")
  Instant startDateTime;

  @Column(name = "end_date_time")
  Instant endDateTime;

  /** The key, ready to verify. */
  PublicKey rsa() {
    return RsaPublicKeys.ofStored(publicKey);
  }

  boolean isGood(Instant now) {
    return !startDateTime.isAfter(now) && endDateTime.isAfter(now);
  }
}
