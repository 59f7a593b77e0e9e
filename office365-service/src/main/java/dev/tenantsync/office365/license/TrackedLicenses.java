package dev.tenantsync.office365.license;

import dev.tenantsync.office365.feed.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the feed tells of a user's licences at one moment. Taken before rows change, since they
 * change in place.
 */
record TrackedLicenses(Map<String, Object> values) {

  static TrackedLicenses of(List<LicenseRow> rows, Map<UUID, Product> products) {
    Map<String, Object> values = new LinkedHashMap<>();
    LicenseViews.TRACKED.forEach(name -> values.put(name, LicenseViews.read(name, rows, products)));
    return new TrackedLicenses(values);
  }

  /** The user's change from this moment to that; it is empty if nothing differs. */
  Change to(TrackedLicenses after, UUID userId) {
    Change change = Change.of(Change.Resource.USER, userId, Change.Kind.UPDATED);
    values.forEach(
        (property, value) -> change.property(property, value, after.values.get(property)));
    return change;
  }
}
