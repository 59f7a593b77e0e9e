package dev.tenantsync.pair.faults;

/** What a {@link Hand} changes, in the directory or in Dynamics. */
enum Edit {
  HIRE,
  TITLE,
  SIGN_IN,
  LICENSE,
  MEMBER,
  GLOBAL_ADMINISTRATOR,
  DYNAMICS_ADMINISTRATOR,
  DELETE,
  RESTORE,
  ACCESS_MODE,
  BLOCK,
  ROLE
}
