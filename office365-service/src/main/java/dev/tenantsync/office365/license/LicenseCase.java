package dev.tenantsync.office365.license;

import java.util.List;
import java.util.UUID;

/**
 * A user's licences in hand: the rows as they stand, and the facts the rules look at.
 *
 * @param inheriting whether groups give, or gave, this user anything, in force or not
 */
record LicenseCase(UUID userId, List<LicenseRow> rows, boolean inheriting, SeatFacts facts) {}
