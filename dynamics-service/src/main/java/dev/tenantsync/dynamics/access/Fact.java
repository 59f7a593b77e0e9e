package dev.tenantsync.dynamics.access;

/** What a gate's verdict rests on: something the directory says, or an edit made here. */
public enum Fact {
  PRESENCE(Source.DIRECTORY),
  SIGN_IN(Source.DIRECTORY),
  LICENSE(Source.DIRECTORY),
  DIRECTORY_ROLES(Source.DIRECTORY),
  SECURITY_GROUP(Source.DIRECTORY),
  ROW(Source.HERE),
  DELETION_HERE(Source.HERE),
  BLOCK_HERE(Source.HERE),
  NON_INTERACTIVE_SLOTS(Source.HERE),
  SECURITY_ROLES(Source.HERE),
  ACCESS_MODE(Source.HERE),
  /** A disable that the brake holds until somebody decides. */
  HOLD(Source.HERE),
  /** Deciding this user failed, and is tried again. */
  SYNC_FAILURE(Source.HERE);

  /** Where the fact was made. */
  public enum Source {
    DIRECTORY,
    HERE
  }

  private final Source source;

  Fact(Source source) {
    this.source = source;
  }

  public Source source() {
    return source;
  }
}
