package dev.tenantsync.office365.license;

import static dev.tenantsync.odata.Operator.ALL;
import static dev.tenantsync.odata.Operator.ANY;
import static dev.tenantsync.odata.Operator.COUNT;
import static dev.tenantsync.odata.Operator.EQ;
import static dev.tenantsync.odata.Operator.NE;
import static dev.tenantsync.odata.Operator.NOT;

import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.office365.user.UserFacet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets users be filtered by their licences and plans. */
@ApplicationScoped
class LicenseFilters implements UserFacet {

  private static final Admission COLLECTION = Admission.of(ANY).withAdvanced(ALL, COUNT, NOT);
  private static final Admission EQUALITY = Admission.of(EQ).withAdvanced(NE, NOT);

  private static final String LICENSES = "license_assignment held where held.user_id = u.id";

  /** The state of a product's plans, from the best to the worst. */
  private static final String DECAY =
      "(select sku_id, case when enabled > 0 then 1 when warning > 0 then 2 when suspended > 0"
          + " then 3 when locked_out > 0 then 4 else 5 end as decay from sku)";

  private static final String STATUS =
      "(array['Enabled', 'Warning', 'Suspended', 'LockedOut', 'Deleted'])[stock.decay]";

  /**
   * Each plan once: where several licences bring it, by the one in the best state. Joined, not
   * sorted, so that the holders of a plan are found by its products instead of asking every user.
   */
  private static final String PLANS =
      """
      license_assignment bearer
      join service_plan plan on plan.sku_id = bearer.sku_id
           and plan.service_plan_id <> all (bearer.disabled_plans)
      join %1$s as stock on stock.sku_id = bearer.sku_id
      where bearer.user_id = u.id and not exists (
        select 1 from license_assignment other
        join service_plan same on same.sku_id = other.sku_id
             and same.service_plan_id <> all (other.disabled_plans)
        join %1$s as better on better.sku_id = other.sku_id
        where other.user_id = bearer.user_id and same.service_plan_id = plan.service_plan_id
              and (better.decay, better.sku_id) < (stock.decay, stock.sku_id))"""
          .formatted(DECAY);

  @Override
  public Set<String> properties() {
    return Set.of();
  }

  @Override
  public Map<UUID, Map<String, @Nullable Object>> read(
      Collection<UUID> userIds, Set<String> names) {
    return Map.of();
  }

  @Override
  public void describe(PropertyTable.Builder users) {
    PropertyTable license =
        PropertyTable.builder().anyCase().uuid("skuId", "held.sku_id", EQUALITY).build();
    PropertyTable plan =
        PropertyTable.builder()
            .anyCase()
            .uuid("servicePlanId", "plan.service_plan_id", EQUALITY)
            .text("service", "plan.service", EQUALITY)
            .text("capabilityStatus", STATUS, EQUALITY)
            .build();
    users
        .collection("assignedLicenses", LICENSES, license, COLLECTION)
        .collection("assignedPlans", PLANS, plan, COLLECTION);
  }
}
