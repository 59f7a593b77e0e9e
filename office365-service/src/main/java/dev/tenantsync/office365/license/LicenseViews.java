package dev.tenantsync.office365.license;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user's licences as Graph shows them in the user's properties. */
final class LicenseViews {

  static final String ASSIGNED_LICENSES = "assignedLicenses";
  static final String ASSIGNED_PLANS = "assignedPlans";
  static final String PROVISIONED_PLANS = "provisionedPlans";
  static final String ASSIGNMENT_STATES = "licenseAssignmentStates";

  /** What the feed tells of; Graph does not track the assignment states. */
  static final Set<String> TRACKED = Set.of(ASSIGNED_LICENSES, ASSIGNED_PLANS, PROVISIONED_PLANS);

  record AssignedLicenseJson(List<UUID> disabledPlans, UUID skuId) {

    static List<AssignedLicenseJson> of(List<GroupLicenseRow> rows) {
      return rows.stream()
          .map(row -> new AssignedLicenseJson(row.disabledPlans, row.skuId))
          .toList();
    }
  }

  record AssignedPlanJson(
      String assignedDateTime, String capabilityStatus, String service, UUID servicePlanId) {}

  record ProvisionedPlanJson(String capabilityStatus, String provisioningStatus, String service) {}

  /** A plan in use, by way of one of the user's licences. */
  private record PlanInUse(Plan plan, CapabilityStatus status, LicenseRow row) {}

  private LicenseViews() {}

  /** The value of one of the {@link #TRACKED} properties. */
  static Object read(String property, List<LicenseRow> rows, Map<UUID, Product> products) {
    return switch (property) {
      case ASSIGNED_LICENSES -> assignedLicenses(rows);
      case ASSIGNED_PLANS -> assignedPlans(rows, products);
      case PROVISIONED_PLANS -> provisionedPlans(rows, products);
      default -> throw new IllegalArgumentException(property);
    };
  }

  private static List<AssignedLicenseJson> assignedLicenses(List<LicenseRow> rows) {
    return rows.stream().map(row -> new AssignedLicenseJson(row.disabledPlans, row.skuId)).toList();
  }

  private static List<AssignedPlanJson> assignedPlans(
      List<LicenseRow> rows, Map<UUID, Product> products) {
    return plansInUse(rows, products)
        .map(
            used ->
                new AssignedPlanJson(
                    Timestamps.wire(used.row().assignedDateTime),
                    used.status().wire(),
                    used.plan().service(),
                    used.plan().id()))
        .toList();
  }

  private static List<ProvisionedPlanJson> provisionedPlans(
      List<LicenseRow> rows, Map<UUID, Product> products) {
    return plansInUse(rows, products)
        .map(
            used -> new ProvisionedPlanJson(used.status().wire(), "Success", used.plan().service()))
        .toList();
  }

  /** Each plan once: where several licences bring it, by the one in the best state. */
  private static Stream<PlanInUse> plansInUse(List<LicenseRow> rows, Map<UUID, Product> products) {
    if (rows.isEmpty()) {
      return Stream.empty();
    }
    if (rows.size() == 1) {
      return plansOf(rows.get(0), products.get(rows.get(0).skuId));
    }
    Map<UUID, PlanInUse> best = new LinkedHashMap<>();
    rows.stream()
        .flatMap(row -> plansOf(row, products.get(row.skuId)))
        .sorted(Comparator.comparing(PlanInUse::status))
        .forEach(used -> best.putIfAbsent(used.plan().id(), used));
    return best.values().stream();
  }

  private static Stream<PlanInUse> plansOf(LicenseRow row, @Nullable Product product) {
    if (product == null) {
      return Stream.empty();
    }
    return product.plans().stream()
        .filter(plan -> !row.disabledPlans.contains(plan.id()))
        .map(plan -> new PlanInUse(plan, product.units().status(), row));
  }
}
