package dev.tenantsync.office365.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A domain that user principal names may end in; the name is in lower case. */
@Entity
@Table(name = "verified_domain")
public class VerifiedDomain {

  @Id public String name;

  @Column(name = "is_default")
  public boolean isDefault;

  @Column(name = "is_initial")
  public boolean isInitial;
}
