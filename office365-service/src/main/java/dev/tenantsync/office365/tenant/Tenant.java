package dev.tenantsync.office365.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The organization's row; there is one per database. */
@Entity
public class Tenant {

  @Id public UUID id;

  @Column(name = "display_name")
  public String displayName;

  @Column(name = "country_letter_code")
  public @Nullable String countryLetterCode;

  @Column(name = "created_date_time")
  public Instant createdDateTime;
}
