package dev.tenantsync.office365.seed;

import dev.tenantsync.office365.license.NewSkuJson;
import dev.tenantsync.office365.license.PlanRelations;
import dev.tenantsync.office365.license.PlanRelations.Exclusion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The catalogue's file.
 *
 * @param exclusivePlans pairs of plans that no user can have at once
 * @param planNeeds by plan, those of which it needs one
 * @param activeRoles templates that are activated from the start
 */
record CatalogueJson(
    List<NewSkuJson> products,
    List<PairJson> exclusivePlans,
    Map<UUID, Set<UUID>> planNeeds,
    List<RoleTemplateJson> roleTemplates,
    List<UUID> activeRoles) {

  record PairJson(UUID one, UUID other) {}

  record RoleTemplateJson(UUID id, String displayName, String description) {}

  PlanRelations relations() {
    return new PlanRelations(
        exclusivePlans.stream().map(pair -> new Exclusion(pair.one(), pair.other())).toList(),
        planNeeds);
  }
}
