package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.provisioning.Mirrored;
import dev.tenantsync.dynamics.provisioning.MirroredLicenses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what accounts hold; of very many it is the same, and read once. */
final class HoldingsReader {

  private final LicensePaths paths;
  private final Map<UUID, Set<UUID>> groups;
  private final ObjectMapper json;
  private final Map<MirroredLicenses, Holdings> same = new HashMap<>();

  /**
   * @param groups those that matter, by member
   */
  HoldingsReader(LicensePaths paths, Map<UUID, Set<UUID>> groups, ObjectMapper json) {
    this.paths = paths;
    this.groups = groups;
    this.json = json;
  }

  Holdings of(Mirrored account) {
    UUID id = account.facts().objectId();
    Holdings mirrored = same.computeIfAbsent(account.licenses(), this::read);
    List<Assignment> licenses = paths.assignments().getOrDefault(id, mirrored.licenses());
    Set<UUID> memberOf = groups.getOrDefault(id, Set.of());
    return licenses == mirrored.licenses() && memberOf.isEmpty()
        ? mirrored
        : new Holdings(mirrored.plans(), licenses, memberOf);
  }

  /** The mirror tells products, not paths. */
  private Holdings read(MirroredLicenses told) {
    List<Assignment> licenses = new ArrayList<>();
    for (JsonNode license : tree(told.products())) {
      Set<UUID> disabled = new HashSet<>();
      license.path("disabledPlans").forEach(plan -> disabled.add(UUID.fromString(plan.asText())));
      UUID sku = UUID.fromString(license.path("skuId").asText());
      licenses.add(new Assignment(sku, null, disabled, true));
    }
    return new Holdings(new HashSet<>(told.plans()), licenses, Set.of());
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
