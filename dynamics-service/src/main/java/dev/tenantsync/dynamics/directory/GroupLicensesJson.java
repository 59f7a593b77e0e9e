package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tenantsync.dynamics.directory.UserEntry.LicenseEntry;
import dev.tenantsync.dynamics.directory.UserJson.AssignedLicenseJson;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Graph's group, as far as it gives licences. */
@JsonIgnoreProperties(ignoreUnknown = true)
record GroupLicensesJson(
    @Nullable String id, @Nullable List<@Nullable AssignedLicenseJson> assignedLicenses) {

  static final String SELECT = "id,assignedLicenses";

  UUID key() {
    return Guids.required(id, "group");
  }

  List<LicenseEntry> licenses() {
    return Entries.of(assignedLicenses).stream().flatMap(AssignedLicenseJson::entry).toList();
  }
}
