package dev.tenantsync.dynamics.entitlement;

/** Dataverse's codes for what these rules refuse (Dataverse: data service error codes). */
public enum DataverseCode {
  CANNOT_UPDATE_READ_ONLY("0x8004022e"),
  CANNOT_UPDATE_IS_LICENSED("0x80041d4c"),
  CANNOT_UPDATE_IS_SYNC_WITH_DIRECTORY("0x80041d4e"),
  CANNOT_UPDATE_OBJECT_ID("0x80041d4f"),
  PICKLIST_VALUE_OUT_OF_RANGE("0x8004431A"),
  USER_NOT_ASSIGNED_LICENSE("0x8004D24B"),
  USER_CANNOT_ENABLE_WITHOUT_LICENSE("0x8004D24C"),
  CANNOT_ENABLE_DELETED_USER("0x80048357"),
  CANNOT_DISABLE_TENANT_ADMIN("0x80041d65"),
  CANNOT_DISABLE_SYS_ADMIN("0x80041d2f"),
  CANNOT_REMOVE_LAST_SYS_ADMIN("0x80041d30"),
  CANNOT_REMOVE_TENANT_ADMIN_ROLE("0x80041d64"),
  CANNOT_CHANGE_ACCESS_MODE("0x80040d38"),
  CANNOT_MAKE_READ_ONLY_USER("0x80041d38"),
  CANNOT_MAKE_SELF_READ_ONLY_USER("0x80041d39"),
  USER_NOT_ENABLED("0x80040225"),
  USER_NOT_ASSIGNED_ROLES("0x80042f09"),
  USER_NOT_MEMBER_OF_ORG("0x80072560"),
  NON_INTERACTIVE_USER_CANNOT_ACCESS_UI("0x80044160"),
  PRIVILEGE_DENIED("0x80040220"),
  /** The privilege is held, but not deep enough for the row. */
  ACCESS_DENIED("0x80048306"),
  /** Microsoft publishes no code for this refusal; this one is ours. */
  NON_INTERACTIVE_LIMIT_REACHED("0x80040d3f");

  private final String code;

  DataverseCode(String code) {
    this.code = code;
  }

  /** As it stands in the error body. */
  public String code() {
    return code;
  }
}
