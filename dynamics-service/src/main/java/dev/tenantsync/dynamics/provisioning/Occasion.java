package dev.tenantsync.dynamics.provisioning;

/** Why accounts are decided, which says what the brake does. */
enum Occasion {
  /** Somebody edits here: what the edit takes away is not braked, what the directory takes is. */
  EDIT,
  /** The sync, with more to come: what it would count is set aside. */
  PART,
  /** The sync, with nothing else due. */
  WHOLE,
  /** Nobody moves: what would be, once all of it had arrived. */
  FORESEEN
}
