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

  /** Each plan once: where several licences bring it, by the one in the best state. */
  private static final String PLANS =
      """
      (select distinct on (plan.service_plan_id)
              plan.service_plan_id, plan.service, states.status
       from license_assignment held
       join service_plan plan on plan.sku_id = held.sku_id
            and plan.service_plan_id <> all (held.disabled_plans)
       join sku on sku.sku_id = held.sku_id
       cross join lateral (values (1, sku.enabled, 'Enabled'), (2, sku.warning, 'Warning'),
            (3, sku.suspended, 'Suspended'), (4, sku.locked_out, 'LockedOut'), (5, 1, 'Deleted'))
            as states (decay, units, status)
       where held.user_id = u.id and states.units > 0
       order by plan.service_plan_id, states.decay) as used where true""";

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
            .uuid("servicePlanId", "used.service_plan_id", EQUALITY)
            .text("service", "used.service", EQUALITY)
            .text("capabilityStatus", "used.status", EQUALITY)
            .build();
    users
        .collection("assignedLicenses", LICENSES, license, COLLECTION)
        .collection("assignedPlans", PLANS, plan, COLLECTION);
  }
}
