package dev.tenantsync.office365.license;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user's licences source by source (Graph: licenseAssignmentState). */
final class AssignmentStates {

  /**
   * @param assignedByGroup null where the licence is assigned to the user
   */
  record AssignmentStateJson(
      UUID skuId,
      List<UUID> disabledPlans,
      @Nullable UUID assignedByGroup,
      String state,
      String error,
      String lastUpdatedDateTime) {

    static AssignmentStateJson direct(License license, boolean usable, Instant updated) {
      return new AssignmentStateJson(
          license.skuId(),
          LicenseRow.sorted(license),
          null,
          usable ? "Active" : "Disabled",
          LicenseError.NONE.wire(),
          Timestamps.wire(updated));
    }

    static AssignmentStateJson inherited(
        InheritedLicense inherited, boolean usable, Instant updated) {
      return new AssignmentStateJson(
          inherited.skuId(),
          LicenseRow.sorted(inherited.license()),
          inherited.groupId(),
          inherited.state(usable),
          inherited.error().wire(),
          Timestamps.wire(updated));
    }
  }

  private AssignmentStates() {}

  /** What is assigned comes first. */
  static List<AssignmentStateJson> of(
      List<LicenseRow> held, List<InheritedRow> inherited, Map<UUID, Product> products) {
    return Stream.concat(
            held.stream().flatMap(row -> direct(row, products)),
            inherited.stream()
                .map(
                    row ->
                        AssignmentStateJson.inherited(
                            row.license(), isUsable(products.get(row.skuId)), row.updatedDateTime)))
        .toList();
  }

  private static Stream<AssignmentStateJson> direct(LicenseRow row, Map<UUID, Product> products) {
    return row.direct().stream()
        .map(
            license ->
                AssignmentStateJson.direct(
                    license, isUsable(products.get(row.skuId)), row.updatedDateTime));
  }

  private static boolean isUsable(@Nullable Product product) {
    return product != null && product.units().status().compareTo(CapabilityStatus.WARNING) <= 0;
  }
}
