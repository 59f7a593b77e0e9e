package dev.tenantsync.office365.subscription;

import java.util.UUID;

/**
 * Something that is to be sent now, as far as one look can tell.
 *
 * @param id the subscription's, or the lifecycle notice's
 * @param host whom it goes to
 */
record Due(What what, UUID id, String host) {

  /** What it is. */
  enum What {
    CHANGES,
    LIFECYCLE
  }
}
