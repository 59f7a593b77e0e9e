package dev.tenantsync.dynamics.access;

import java.util.Random;

/**
 * Who gets in, written anew from the sentences of the design in as few lines as they take, sharing
 * nothing with the rules that are tested against it.
 */
final class Door {

  // What the directory says.
  int presence;
  boolean signIn;
  boolean licensed;
  boolean global;
  boolean dynamicsAdministrator;
  char scope;

  // The row: none where there is none.
  boolean row;
  boolean enabled;
  int mode;
  int chosen;
  boolean blocked;
  boolean deleted;
  boolean role;
  boolean systemAdministrator;

  // The environment, and what is wanted.
  boolean slotFree;
  boolean keepsAdministrators;
  boolean rolesForDisabled;
  boolean dataWanted;
  boolean roleGrantsData;
  boolean program;

  static final int NOT_CHOSEN = -1;
  private static final int[] MODES = {0, 0, 0, 1, 2, 4};

  static Door random(Random random) {
    Door door = new Door();
    door.presence = random.nextInt(100) < 85 ? 0 : 1 + random.nextInt(2);
    door.signIn = random.nextInt(100) < 85;
    door.licensed = random.nextBoolean();
    door.global = random.nextInt(100) < 15;
    door.dynamicsAdministrator = random.nextInt(100) < 15;
    door.scope = "IIIIOOU".charAt(random.nextInt(7));
    door.row = random.nextInt(100) < 80;
    door.enabled = door.row && random.nextInt(100) < 75;
    door.mode = door.row ? MODES[random.nextInt(MODES.length)] : 0;
    door.chosen =
        door.row && random.nextBoolean() ? MODES[random.nextInt(MODES.length)] : NOT_CHOSEN;
    door.mode = door.chosen == 4 ? 4 : door.mode;
    door.blocked = door.row && random.nextInt(100) < 10;
    door.deleted = door.row && random.nextInt(100) < 5;
    door.role = door.row && random.nextInt(100) < 75;
    door.systemAdministrator = door.row && random.nextInt(100) < 15;
    door.slotFree = random.nextBoolean();
    door.keepsAdministrators = random.nextBoolean();
    door.rolesForDisabled = random.nextBoolean();
    door.dataWanted = random.nextBoolean();
    door.roleGrantsData = random.nextBoolean();
    door.program = false;
    return door;
  }

  /** A program that is let in or kept out by its own row alone. */
  static Door randomProgram(Random random) {
    Door door = random(random);
    door.program = true;
    door.row = true;
    door.enabled = random.nextBoolean();
    door.mode = 4;
    door.deleted = false;
    door.systemAdministrator = false;
    door.role = random.nextBoolean();
    return door;
  }

  boolean tenantAdministrator() {
    return global || dynamicsAdministrator;
  }

  boolean letsIn(Surface surface) {
    boolean shut = !program && (presence != 0 || !signIn || blocked || deleted);
    boolean reached =
        switch (surface) {
          case INTERACTIVE_APP -> mode == 0 || mode == 2;
          case SETTINGS -> mode != 4;
          case WEB_API -> true;
        };
    boolean data = systemAdministrator || (role && roleGrantsData);
    boolean suffices = !dataWanted || (data && mode != 1);
    return row && enabled && !shut && (role || systemAdministrator) && reached && suffices;
  }

  void make(Change change) {
    switch (change) {
      case CREATE_ACCOUNT, CREATE_NEW_ACCOUNT -> startAfresh();
      case RESTORE_ACCOUNT -> presence = 0;
      case UNBLOCK_SIGN_IN -> signIn = true;
      case ADD_TO_SECURITY_GROUP, READ_SECURITY_GROUP -> scope = 'I';
      case ASSIGN_LICENSE -> licensed = true;
      case CLEAR_LOCAL_BLOCK -> blocked = false;
      case FREE_NON_INTERACTIVE_SLOT -> slotFree = true;
      case SYNC_USER -> {}
      case PURGE_ROW -> dropRow();
      case ASSIGN_SECURITY_ROLE -> {
        boolean given = row && !deleted && (enabled || rolesForDisabled);
        roleGrantsData = given || (role && roleGrantsData);
        role = role || given;
      }
      case SET_READ_WRITE -> chosen = licensed || !tenantAdministrator() ? 0 : chosen;
    }
    if (program) {
      enabled = enabled || change == Change.CLEAR_LOCAL_BLOCK;
    } else {
      follow();
    }
  }

  private void startAfresh() {
    presence = 0;
    signIn = true;
    licensed = false;
    global = false;
    dynamicsAdministrator = false;
    dropRow();
  }

  private void dropRow() {
    row = false;
    enabled = false;
    blocked = false;
    deleted = false;
    role = false;
    systemAdministrator = false;
    chosen = NOT_CHOSEN;
    mode = 0;
  }

  /** The row follows what is entitled to it. */
  private void follow() {
    boolean barred = presence != 0 || !signIn || blocked || deleted || (scope == 'O' && !global);
    boolean ground = licensed || tenantAdministrator() || (row && chosen == 4);
    boolean newcomer = scope == 'U' && !global && !enabled;
    boolean entitled = !barred && ground && !newcomer;
    row = row || entitled;
    if (!row) {
      return;
    }
    systemAdministrator =
        !deleted && (tenantAdministrator() || (keepsAdministrators && systemAdministrator));
    int wanted =
        licensed
            ? (chosen == NOT_CHOSEN ? 0 : chosen)
            : tenantAdministrator() ? (chosen == 4 ? 4 : 1) : 4;
    boolean slot = wanted != 4 || (enabled && mode == 4) || slotFree;
    enabled = entitled && slot;
    mode = enabled ? wanted : mode;
  }
}
