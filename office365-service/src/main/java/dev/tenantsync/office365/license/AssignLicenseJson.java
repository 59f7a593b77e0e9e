package dev.tenantsync.office365.license;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Guids;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of assignLicense. Both arrays must be there, even if empty (Graph: assignLicense). */
@JsonIgnoreProperties("@odata.type")
record AssignLicenseJson(
    @Nullable List<@Nullable LicenseJson> addLicenses,
    @Nullable List<@Nullable String> removeLicenses) {

  @JsonIgnoreProperties("@odata.type")
  record LicenseJson(@Nullable String skuId, @Nullable List<@Nullable String> disabledPlans) {

    License license(String at) {
      List<@Nullable String> texts = disabledPlans == null ? List.of() : disabledPlans;
      Set<UUID> plans = new LinkedHashSet<>();
      for (int i = 0; i < texts.size(); i++) {
        plans.add(Guids.require(at + ".disabledPlans[" + i + "]", texts.get(i)));
      }
      return new License(Guids.require(at + ".skuId", skuId), plans);
    }
  }

  LicenseChange change() {
    List<@Nullable LicenseJson> adds = present("addLicenses", addLicenses);
    List<@Nullable String> removes = present("removeLicenses", removeLicenses);
    List<License> add = new ArrayList<>();
    for (int i = 0; i < adds.size(); i++) {
      LicenseJson license = adds.get(i);
      String at = "addLicenses[" + i + "]";
      if (license == null) {
        throw GraphException.badProperty(
            at, "InvalidValue", "The value of property '" + at + "' is invalid.");
      }
      add.add(license.license(at));
    }
    List<UUID> remove = new ArrayList<>();
    for (int i = 0; i < removes.size(); i++) {
      remove.add(Guids.require("removeLicenses[" + i + "]", removes.get(i)));
    }
    return new LicenseChange(add, remove);
  }

  private static <T extends @Nullable Object> List<T> present(
      String name, @Nullable List<T> values) {
    if (values == null) {
      throw GraphException.badProperty(
          name,
          "MissingParameter",
          "One or more parameters of the operation 'assignLicense' are missing from the request"
              + " payload. The missing parameters are: "
              + name
              + ".");
    }
    return values;
  }
}
