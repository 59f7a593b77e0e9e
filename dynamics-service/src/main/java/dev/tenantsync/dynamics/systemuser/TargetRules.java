package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;

/** Which kinds of row are edited by hand at all (Dataverse: data service error codes). */
public final class TargetRules {

  private TargetRules() {}

  /**
   * @throws DataverseException for a row that the platform keeps to itself
   */
  public static void refuseSpecial(Target target) {
    if (target.kind() == Target.Kind.SUPPORT) {
      throw refused("0x80041d41", "The support user cannot be changed.");
    }
    if (target.special()) {
      throw refused("0x80041d33", "This user is kept by the platform and cannot be changed.");
    }
  }

  /**
   * @throws DataverseException for a row that was deleted here
   */
  public static void refuseDeleted(Target target) {
    if (target.deleted()) {
      throw refused(
          DataverseCode.CANNOT_ENABLE_DELETED_USER.code(), Reason.DELETED_HERE.sentence());
    }
  }

  static void refuse(Target target, Patch patch) {
    if (patch.isEmpty()) {
      return;
    }
    refuseSpecial(target);
    if (patch.needsGuard()) {
      refuseDeleted(target);
    }
    boolean otherMode =
        patch.mode().map(AccessMode::code).filter(mode -> mode != target.accessMode()).isPresent();
    if (target.kind() == Target.Kind.APPLICATION && otherMode) {
      throw refused(
          DataverseCode.APPLICATION_USER_CANNOT_CHANGE_ACCESS_MODE.code(),
          "The 'accessmode' of an application user cannot be changed.");
    }
    if (target.kind() == Target.Kind.STUB && patch.decides()) {
      throw refused("0x80041d33", "A stub user cannot be enabled, disabled or given a mode.");
    }
  }

  private static DataverseException refused(String code, String text) {
    return new DataverseException(400, code, text);
  }
}
