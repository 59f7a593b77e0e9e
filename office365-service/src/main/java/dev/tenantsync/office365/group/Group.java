package dev.tenantsync.office365.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A security group's row. Groups of other kinds are not kept here. */
@Entity
@Table(name = "directory_group")
public class Group {

  @Id public UUID id;

  @Column(name = "display_name")
  public String displayName;

  public @Nullable String description;

  @Column(name = "mail_nickname")
  public String mailNickname;

  @Column(name = "created_date_time")
  public Instant createdDateTime;
}
