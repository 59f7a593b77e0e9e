package dev.tenantsync.office365.license;

import java.util.List;
import java.util.UUID;

/** A user's licences in hand: the rows as they stand, and the facts the rules look at. */
record LicenseCase(UUID userId, List<LicenseRow> rows, SeatFacts facts) {}
