package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.directory.ProfileEntry.AddressEntry;
import dev.tenantsync.dynamics.directory.UserEntry.LicenseEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Graph's user, the fields that are read. */
@JsonIgnoreProperties(ignoreUnknown = true)
record UserJson(
    @Nullable String id,
    @JsonProperty("@removed") @Nullable RemovedJson removed,
    @Nullable String userPrincipalName,
    @Nullable String mail,
    @Nullable String displayName,
    @Nullable String givenName,
    @Nullable String surname,
    @Nullable String jobTitle,
    @Nullable String mobilePhone,
    @Nullable List<@Nullable String> businessPhones,
    @Nullable String streetAddress,
    @Nullable String city,
    @Nullable String state,
    @Nullable String postalCode,
    @Nullable String country,
    @Nullable Boolean accountEnabled,
    @Nullable List<@Nullable AssignedPlanJson> assignedPlans,
    @Nullable List<@Nullable AssignedLicenseJson> assignedLicenses,
    @JsonProperty(CauseNotes.ANNOTATION) @Nullable JsonNode notes)
    implements Caused {

  /** What {@code $select} asks for; usage location and user type for the reader of a trace. */
  static final String SELECT =
      "id,userPrincipalName,mail,displayName,givenName,surname,jobTitle,mobilePhone,businessPhones,"
          + "streetAddress,city,state,postalCode,country,accountEnabled,usageLocation,assignedPlans,"
          + "assignedLicenses,userType";

  /** Graph: licenseUnitsDetail, "warning" is expired but still usable. */
  private static final Set<String> ACTIVE = Set.of("Enabled", "Warning");

  /** A service plan somebody holds. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record AssignedPlanJson(@Nullable String servicePlanId, @Nullable String capabilityStatus) {

    boolean active() {
      return capabilityStatus != null && ACTIVE.contains(capabilityStatus);
    }

    /** A plan id that is no GUID licenses nobody here. */
    Stream<UUID> plan() {
      return Guids.read(servicePlanId).stream();
    }
  }

  /** A product somebody holds; one whose id is no GUID is passed over. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record AssignedLicenseJson(
      @Nullable String skuId, @Nullable List<@Nullable String> disabledPlans) {

    Stream<LicenseEntry> entry() {
      List<UUID> disabled =
          Entries.of(disabledPlans).stream()
              .flatMap(plan -> Guids.read(plan).stream())
              .distinct()
              .sorted()
              .toList();
      return Guids.read(skuId).map(sku -> new LicenseEntry(sku, disabled)).stream();
    }
  }

  @Override
  public Stream<CauseEntry> causes() {
    return CauseNotes.ofUser(notes, id);
  }

  UserEntry entry() {
    UUID key = Guids.required(id, "user");
    if (removed != null) {
      return UserEntry.absent(key, removed.presence());
    }
    return new UserEntry(
        key, Presence.PRESENT, accountEnabled, activePlans(), licenses(), profile());
  }

  private List<UUID> activePlans() {
    return Entries.of(assignedPlans).stream()
        .filter(AssignedPlanJson::active)
        .flatMap(AssignedPlanJson::plan)
        .distinct()
        .sorted()
        .toList();
  }

  private List<LicenseEntry> licenses() {
    return Entries.of(assignedLicenses).stream()
        .flatMap(AssignedLicenseJson::entry)
        .sorted(Comparator.comparing(LicenseEntry::skuId))
        .toList();
  }

  private ProfileEntry profile() {
    return new ProfileEntry(
        userPrincipalName,
        mail,
        displayName,
        givenName,
        surname,
        jobTitle,
        Entries.of(businessPhones).stream().findFirst().orElse(null),
        mobilePhone,
        new AddressEntry(streetAddress, city, state, postalCode, country));
  }
}
