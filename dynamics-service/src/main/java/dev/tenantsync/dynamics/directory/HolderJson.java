package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tenantsync.dynamics.directory.HolderEntry.PathEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member of a group as Graph lists it, the fields that are read. */
@JsonIgnoreProperties(ignoreUnknown = true)
record HolderJson(
    @JsonProperty("@odata.type") @Nullable String type,
    @Nullable String id,
    @Nullable List<@Nullable PathJson> licenseAssignmentStates) {

  private static final Set<String> ACTIVE = Set.of("Active", "ActiveWithError");

  /** One licence by one path. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PathJson(
      @Nullable String skuId,
      @Nullable String assignedByGroup,
      @Nullable String state,
      @Nullable List<@Nullable String> disabledPlans) {

    Stream<PathEntry> entry() {
      return Guids.read(skuId).stream()
          .map(
              sku ->
                  new PathEntry(
                      sku,
                      Guids.read(assignedByGroup).orElse(null),
                      Entries.of(disabledPlans).stream()
                          .flatMap(plan -> Guids.read(plan).stream())
                          .toList(),
                      state == null || ACTIVE.contains(state)));
    }
  }

  boolean isUser() {
    return type == null || type.equals("#microsoft.graph.user");
  }

  HolderEntry entry() {
    return new HolderEntry(
        Guids.required(id, "member"),
        Entries.of(licenseAssignmentStates).stream().flatMap(PathJson::entry).toList());
  }
}
