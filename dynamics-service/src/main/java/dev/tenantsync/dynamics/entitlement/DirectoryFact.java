package dev.tenantsync.dynamics.entitlement;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What the directory states about an account, and which of it a reason rests on. */
public enum DirectoryFact {
  PRESENCE,
  SIGN_IN,
  LICENSE,
  DIRECTORY_ROLES,
  SECURITY_GROUP,
  PROFILE;

  private static final Map<Reason, Set<DirectoryFact>> BEHIND = new EnumMap<>(Reason.class);

  static {
    BEHIND.put(Reason.LICENSED, Set.of(LICENSE));
    BEHIND.put(Reason.TENANT_ADMINISTRATOR, Set.of(LICENSE, DIRECTORY_ROLES));
    BEHIND.put(Reason.NON_INTERACTIVE_ACCOUNT, Set.of(LICENSE));
    BEHIND.put(Reason.DELETED_IN_DIRECTORY, Set.of(PRESENCE));
    BEHIND.put(Reason.SIGN_IN_BLOCKED, Set.of(SIGN_IN));
    BEHIND.put(Reason.OUTSIDE_SECURITY_GROUP, Set.of(SECURITY_GROUP, DIRECTORY_ROLES));
    BEHIND.put(Reason.SCOPE_UNKNOWN, Set.of(SECURITY_GROUP, DIRECTORY_ROLES));
    BEHIND.put(Reason.NO_LICENSE, Set.of(LICENSE, DIRECTORY_ROLES));
    BEHIND.put(Reason.DIRECTORY_ROLE_HELD, Set.of(DIRECTORY_ROLES));
    BEHIND.put(Reason.DIRECTORY_ROLE_GONE, Set.of(DIRECTORY_ROLES));
    BEHIND.put(Reason.PROFILE_FOLLOWS_DIRECTORY, Set.of(PROFILE));
    BEHIND.put(Reason.STATE_FOLLOWS_FACTS, Set.of(PRESENCE, LICENSE, DIRECTORY_ROLES));
    BEHIND.put(Reason.ACCOUNT_UNKNOWN, Set.of(PRESENCE));
    BEHIND.put(Reason.SYNC_PENDING, Set.of(LICENSE, DIRECTORY_ROLES));
  }

  /** The facts a reason rests on; none for what rests on Dynamics alone. */
  public static Set<DirectoryFact> behind(Reason reason) {
    return BEHIND.getOrDefault(reason, Set.of());
  }
}
