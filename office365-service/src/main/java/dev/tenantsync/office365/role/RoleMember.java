package dev.tenantsync.office365.role;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** A membership's row. It outlives the user's soft delete, so that a restore brings it back. */
@Entity
@IdClass(Membership.class)
@Table(name = "role_member")
class RoleMember {

  @Id
  @Column(name = "role_id")
  UUID roleId;

  @Id
  @Column(name = "user_id")
  UUID userId;
}
