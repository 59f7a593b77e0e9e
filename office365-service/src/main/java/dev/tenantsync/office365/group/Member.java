package dev.tenantsync.office365.group;

import java.util.UUID;

/** That an object is a direct member of a group. */
public record Member(UUID groupId, UUID memberId, Kind kind) {

  /** What the member is. */
  public enum Kind {
    USER,
    GROUP
  }
}
