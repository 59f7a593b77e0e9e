package dev.tenantsync.office365.license;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A user's licences in hand: the rows as they stand, and the facts the rules look at. */
record LicenseCase(UUID userId, List<LicenseRow> rows, SeatFacts facts) {

  Map<UUID, License> held() {
    return facts.held();
  }
}
