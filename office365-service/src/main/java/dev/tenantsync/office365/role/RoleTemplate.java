package dev.tenantsync.office365.role;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The row of a role that a tenant can activate. */
@Entity
@Table(name = "role_template")
class RoleTemplate {

  @Id UUID id;

  @Column(name = "display_name")
  String displayName;

  @Column String description;
}
