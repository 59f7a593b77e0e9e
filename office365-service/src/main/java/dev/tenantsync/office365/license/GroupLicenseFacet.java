package dev.tenantsync.office365.license;

import static dev.tenantsync.odata.Operator.ALL;
import static dev.tenantsync.odata.Operator.ANY;
import static dev.tenantsync.odata.Operator.COUNT;
import static dev.tenantsync.odata.Operator.EQ;
import static dev.tenantsync.odata.Operator.NE;
import static dev.tenantsync.odata.Operator.NOT;

import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.office365.group.GroupFacet;
import dev.tenantsync.office365.license.LicenseViews.AssignedLicenseJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What licences add to groups (Graph: group). */
@ApplicationScoped
class GroupLicenseFacet implements GroupFacet {

  private static final String PROCESSING_STATE = "licenseProcessingState";

  private static final Admission COLLECTION = Admission.of(ANY).withAdvanced(ALL, COUNT, NOT);
  private static final Admission EQUALITY = Admission.of(EQ).withAdvanced(NE, NOT);

  record ProcessingStateJson(String state) {}

  private final GroupLicenses licenses;
  private final GroupLicenseRuns runs;

  GroupLicenseFacet(GroupLicenses licenses, GroupLicenseRuns runs) {
    this.licenses = licenses;
    this.runs = runs;
  }

  @Override
  public Set<String> properties() {
    return Set.of(LicenseViews.ASSIGNED_LICENSES, PROCESSING_STATE);
  }

  @Override
  public Map<UUID, Map<String, @Nullable Object>> read(
      Collection<UUID> groupIds, Set<String> names) {
    Map<UUID, List<GroupLicenseRow>> rows = licenses.ofGroups(groupIds);
    Map<UUID, String> states = names.contains(PROCESSING_STATE) ? runs.states(groupIds) : Map.of();
    Map<UUID, Map<String, @Nullable Object>> values = new HashMap<>();
    for (UUID groupId : groupIds) {
      Map<String, @Nullable Object> ofGroup = new TreeMap<>();
      if (names.contains(LicenseViews.ASSIGNED_LICENSES)) {
        List<GroupLicenseRow> given = rows.getOrDefault(groupId, List.of());
        ofGroup.put(LicenseViews.ASSIGNED_LICENSES, AssignedLicenseJson.of(given));
      }
      if (names.contains(PROCESSING_STATE)) {
        String state = states.get(groupId);
        ofGroup.put(PROCESSING_STATE, state == null ? null : new ProcessingStateJson(state));
      }
      values.put(groupId, ofGroup);
    }
    return values;
  }

  /** Graph filters by members' errors, and shows no such property. */
  @Override
  public void describe(PropertyTable.Builder groups) {
    PropertyTable license =
        PropertyTable.builder().anyCase().uuid("skuId", "given.sku_id", EQUALITY).build();
    groups
        .collection(
            LicenseViews.ASSIGNED_LICENSES,
            "group_license given where given.group_id = g.id",
            license,
            COLLECTION)
        .bool(
            "hasMembersWithLicenseErrors",
            "(exists (select from inherited_license failed"
                + " where failed.group_id = g.id and failed.error <> 'NONE'))",
            EQUALITY);
  }
}
