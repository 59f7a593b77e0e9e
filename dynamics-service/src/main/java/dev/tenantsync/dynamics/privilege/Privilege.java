package dev.tenantsync.dynamics.privilege;

import dev.tenantsync.dynamics.entitlement.AccessMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Something a security role can allow (Dataverse: privilege). The two about the sync are ours;
 * Dataverse has no such operation.
 */
public enum Privilege {
  CREATE_USER("prvCreateUser", Kind.SETTING),
  READ_USER("prvReadUser", Kind.READING_SETTING),
  WRITE_USER("prvWriteUser", Kind.SETTING),
  DELETE_USER("prvDeleteUser", Kind.SETTING),
  /** Who is let in: {@code isdisabled} and {@code accessmode}. */
  DISABLE_USER("prvDisableUser", Kind.SETTING),
  CREATE_ROLE("prvCreateRole", Kind.SETTING),
  READ_ROLE("prvReadRole", Kind.READING_SETTING),
  WRITE_ROLE("prvWriteRole", Kind.SETTING),
  DELETE_ROLE("prvDeleteRole", Kind.SETTING),
  ASSIGN_ROLE("prvAssignRole", Kind.SETTING),
  CREATE_BUSINESS_UNIT("prvCreateBusinessUnit", Kind.SETTING),
  READ_BUSINESS_UNIT("prvReadBusinessUnit", Kind.READING_SETTING),
  WRITE_BUSINESS_UNIT("prvWriteBusinessUnit", Kind.SETTING),
  DELETE_BUSINESS_UNIT("prvDeleteBusinessUnit", Kind.SETTING),
  CREATE_TEAM("prvCreateTeam", Kind.SETTING),
  READ_TEAM("prvReadTeam", Kind.READING_SETTING),
  WRITE_TEAM("prvWriteTeam", Kind.SETTING),
  DELETE_TEAM("prvDeleteTeam", Kind.SETTING),
  READ_ORGANIZATION("prvReadOrganization", Kind.READING_SETTING),
  ACT_ON_BEHALF("prvActOnBehalfOfAnotherUser", Kind.SETTING),
  READ_SYNC("prvReadSync", Kind.READING_SETTING),
  RUN_SYNC("prvRunSync", Kind.SETTING),
  CREATE_ACCOUNT("prvCreateAccount", Kind.BUSINESS),
  READ_ACCOUNT("prvReadAccount", Kind.READING_BUSINESS),
  WRITE_ACCOUNT("prvWriteAccount", Kind.BUSINESS),
  DELETE_ACCOUNT("prvDeleteAccount", Kind.BUSINESS);

  private enum Kind {
    SETTING,
    READING_SETTING,
    BUSINESS,
    READING_BUSINESS
  }

  private static final Map<String, Privilege> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Privilege::privilegeName, known -> known));

  private final String privilegeName;
  private final Kind kind;

  Privilege(String privilegeName, Kind kind) {
    this.privilegeName = privilegeName;
    this.kind = kind;
  }

  /** The name on the wire, by which it is stored, too. */
  public String privilegeName() {
    return privilegeName;
  }

  /** The same in every environment; made of the name. */
  public UUID id() {
    return UUID.nameUUIDFromBytes(privilegeName.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether a mode leaves this to those whose roles grant it: an Administrative user has settings
   * and no sales, marketing or service data; a Read user reads (Dataverse: accessmode).
   */
  public boolean leftBy(AccessMode mode) {
    return switch (mode) {
      case READ_WRITE, NON_INTERACTIVE -> true;
      case ADMINISTRATIVE, SUPPORT_USER, DELEGATED_ADMIN -> !business();
      case READ -> kind == Kind.READING_SETTING || kind == Kind.READING_BUSINESS;
    };
  }

  private boolean business() {
    return kind == Kind.BUSINESS || kind == Kind.READING_BUSINESS;
  }

  /** Empty for a name that this service does not know. */
  public static Optional<Privilege> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
