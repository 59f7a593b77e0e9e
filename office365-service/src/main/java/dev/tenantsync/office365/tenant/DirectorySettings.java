package dev.tenantsync.office365.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The directory's settings. */
@ConfigMapping(prefix = "directory")
public interface DirectorySettings {

  /** What the tenant is at its first start; later starts leave it as it stands. */
  Tenant tenant();

  /** A catalogue of products and roles to use instead of the one we bring. */
  Optional<Path> catalogue();

  /** Whether a directory without users is populated with people to try things on. */
  @WithDefault("false")
  boolean demo();

  /** How passwords are kept. */
  Password password();

  /** The recycle bin. */
  DeletedItems deletedItems();

  /** See {@link DirectorySettings#tenant}. */
  interface Tenant {
    /** The tenant's id; generated when absent. */
    Optional<UUID> id();

    /** The organization's name. */
    @WithDefault("Contoso")
    String displayName();

    /** The domain that can never be removed. */
    @WithDefault("contoso.onmicrosoft.com")
    String initialDomain();

    /** ISO 3166 alpha-2 code of the organization's country. */
    @WithDefault("US")
    String countryLetterCode();
  }

  /** See {@link DirectorySettings#password}. */
  interface Password {
    /** Cost of bcrypt: each step doubles the time that a hash takes. */
    @WithDefault("10")
    int cost();
  }

  /** See {@link DirectorySettings#deletedItems}. */
  interface DeletedItems {
    /** How long a deleted user can be restored (Graph: 30 days). */
    @WithDefault("P30D")
    Duration retention();

    /** How often to look for users whose time is up. */
    @WithDefault("PT1H")
    Duration purgeEvery();

    /** How many users to purge in one transaction. */
    @WithDefault("500")
    int purgeChunk();
  }
}
