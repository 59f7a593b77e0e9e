package dev.tenantsync.office365.identity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A registered program: Graph's application and its service principal in one. */
@Entity
class Application {

  /** The object id, which tokens name as {@code oid}. */
  @Id UUID id;

  /** The client id. */
  @Column(name = "app_id")
  UUID appId;

  @Column(name = "display_name")
  String displayName;

  /** Whether people may sign in with it, without a secret of its own. */
  @Column(name = "is_fallback_public_client")
  boolean isFallbackPublicClient;

  @Column(name = "account_enabled")
  boolean accountEnabled;

  /** The setting that it serves, if any. */
  @Column @Nullable String purpose;

  @Column(name = "created_date_time")
  Instant createdDateTime;

  /** Application permissions granted, by Graph's names. */
  @ElementCollection
  @CollectionTable(
      name = "application_permission",
      joinColumns = @JoinColumn(name = "application_id"))
  @Column(name = "permission")
  Set<String> permissions = new HashSet<>();
}
