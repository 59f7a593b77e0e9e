package dev.tenantsync.dynamics.access;

/** What somebody can do to let a user in. What is easiest to undo stands last. */
public enum Change {
  CREATE_ACCOUNT("Create the user in the directory."),
  CREATE_NEW_ACCOUNT("Create a new user in the directory; the old account is gone for good."),
  RESTORE_ACCOUNT("Restore the user from the directory's deleted items."),
  UNBLOCK_SIGN_IN("Allow sign-in in the directory."),
  ADD_TO_SECURITY_GROUP("Add the account to the environment's security group."),
  READ_SECURITY_GROUP(
      "Let the environment's security group be read with the account in it: pull now, or choose a"
          + " group that exists."),
  ASSIGN_LICENSE("Assign a Dynamics 365 licence in the directory."),
  CLEAR_LOCAL_BLOCK("Enable the user in Dynamics (isdisabled = false)."),
  FREE_NON_INTERACTIVE_SLOT("Give another Non-interactive user a different access mode."),
  SYNC_USER("Wait for the next pull, or sync this user now."),
  PURGE_ROW("Delete the row for good; an entitled account then gets a new one."),
  ASSIGN_SECURITY_ROLE("Assign a security role in Dynamics."),
  SET_READ_WRITE("Set the access mode to Read-Write in Dynamics.");

  private final String sentence;

  Change(String sentence) {
    this.sentence = sentence;
  }

  public String id() {
    return name();
  }

  public String sentence() {
    return sentence;
  }
}
