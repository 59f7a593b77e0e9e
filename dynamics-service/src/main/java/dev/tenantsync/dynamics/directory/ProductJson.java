package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Graph's subscribedSku, the fields that are read. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProductJson(
    @Nullable String skuId,
    @Nullable String skuPartNumber,
    @Nullable String capabilityStatus,
    long consumedUnits,
    @Nullable UnitsJson prepaidUnits,
    @Nullable List<@Nullable PlanJson> servicePlans) {

  private static final Set<String> ACTIVE = Set.of("Enabled", "Warning");

  /** How many seats were bought. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record UnitsJson(long enabled, long warning) {

    static final UnitsJson NONE = new UnitsJson(0, 0);
  }

  /** A service plan of the product. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PlanJson(@Nullable String servicePlanId, @Nullable String appliesTo) {

    Stream<UUID> ofUsers() {
      return "Company".equals(appliesTo) ? Stream.empty() : Guids.read(servicePlanId).stream();
    }
  }

  ProductEntry entry() {
    UnitsJson units = prepaidUnits == null ? UnitsJson.NONE : prepaidUnits;
    return new ProductEntry(
        Guids.required(skuId, "product"),
        skuPartNumber == null ? "" : skuPartNumber,
        units.enabled() + units.warning(),
        consumedUnits,
        capabilityStatus != null && ACTIVE.contains(capabilityStatus),
        Entries.of(servicePlans).stream().flatMap(PlanJson::ofUsers).distinct().toList());
  }
}
