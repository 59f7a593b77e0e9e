package dev.tenantsync.office365.role;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The row of an activated role; its names are the template's. */
@Entity
@Table(name = "directory_role")
class DirectoryRole {

  @Id UUID id;

  @Column(name = "role_template_id")
  UUID roleTemplateId;
}
