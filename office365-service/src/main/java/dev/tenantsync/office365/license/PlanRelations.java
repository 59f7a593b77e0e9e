package dev.tenantsync.office365.license;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which service plans cannot stand together, and which need another.
 *
 * @param needs by plan, the plans of which one at least must be there
 */
public record PlanRelations(List<Exclusion> exclusions, Map<UUID, Set<UUID>> needs) {

  /** No plan minds any other. */
  public static final PlanRelations NONE = new PlanRelations(List.of(), Map.of());

  public PlanRelations {
    exclusions = List.copyOf(exclusions);
    needs = Map.copyOf(needs);
  }

  /** Two plans that no user can have at once. */
  public record Exclusion(UUID one, UUID other) {}
}
