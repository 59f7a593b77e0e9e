package dev.tenantsync.office365.feed;

import java.util.UUID;

/** Where in the feed a client stands. */
sealed interface Stage {

  /** The row of the change log after which changes are still to be told. */
  LogPosition position();

  /**
   * The client is being told everything there is, by key.
   *
   * @param position fixed when the enumeration began, so that changes made behind the key follow
   * @param fence the fence of that moment: how far the enumeration is known to reach
   */
  record Enumerating(LogPosition position, long fence, Key after) implements Stage {}

  /** The client knows everything up to the position. */
  record Following(LogPosition position) implements Stage {}

  /**
   * The last object told.
   *
   * @param related the last member told of that object; {@link #NONE} where it has none
   */
  record Key(UUID id, UUID related) {

    static final UUID NONE = new UUID(0, 0);

    /** Before every object. */
    static final Key START = new Key(NONE, NONE);
  }
}
