package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.license.FormerHolders.Given;
import dev.tenantsync.office365.license.FormerLicenses;
import dev.tenantsync.office365.license.FormerLicenses.Assigned;
import dev.tenantsync.office365.license.FormerLicenses.Inherited;
import dev.tenantsync.office365.license.FormerLicenses.Share;
import dev.tenantsync.office365.license.FormerLicenses.Times;
import dev.tenantsync.office365.license.InheritedLicense;
import dev.tenantsync.office365.license.License;
import dev.tenantsync.office365.license.LicenseError;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads licences off lines; a bad one is refused, and its property named. */
final class LicenseFields {

  static final String ASSIGNED = "assignedLicenses";
  static final String INHERITED = "inheritedLicenses";
  static final String REMEMBERED = "rememberedLicenses";

  private LicenseFields() {}

  /** What a new user is to be given. */
  static List<License> wanted(Fields user) {
    return user.list(ASSIGNED).stream().map(LicenseFields::plain).toList();
  }

  /** What a user had where the export was made. */
  static FormerLicenses former(Fields user) {
    List<Assigned> assigned = user.list(ASSIGNED).stream().map(LicenseFields::assigned).toList();
    Set<UUID> skuIds =
        assigned.stream().map(one -> one.license().skuId()).collect(Collectors.toSet());
    List<Inherited> inherited =
        user.list(INHERITED).stream().map(one -> inherited(one, skuIds)).toList();
    List<License> remembered = user.list(REMEMBERED).stream().map(LicenseFields::plain).toList();
    requireOnce(ASSIGNED, assigned, one -> one.license().skuId());
    requireOnce(INHERITED, inherited, Inherited::skuId);
    requireOnce(REMEMBERED, remembered, License::skuId);
    return new FormerLicenses(assigned, inherited, remembered);
  }

  /** What a group gave; absent where it never did. */
  static Optional<List<Given>> given(Fields group) {
    if (!group.has(ASSIGNED)) {
      return Optional.empty();
    }
    List<Given> given = group.list(ASSIGNED).stream().map(LicenseFields::ofGroup).toList();
    requireOnce(ASSIGNED, given, one -> one.license().skuId());
    return Optional.of(given);
  }

  /**
   * @throws GraphException naming one of these products that is not known
   */
  static void requireKnown(Collection<UUID> skuIds, Set<UUID> known) {
    for (UUID skuId : skuIds) {
      if (!known.contains(skuId)) {
        throw GraphException.badProperty(
            ASSIGNED, "NotFound", "There is no product " + skuId + ".");
      }
    }
  }

  private static License plain(Fields fields) {
    License license = license(fields);
    fields.end();
    return license;
  }

  private static Assigned assigned(Fields fields) {
    Assigned assigned = new Assigned(license(fields), times(fields));
    fields.end();
    return assigned;
  }

  private static Given ofGroup(Fields fields) {
    Given given = new Given(license(fields), fields.requiredInstant("assignedDateTime"));
    fields.end();
    return given;
  }

  /** It has times of its own where it alone is what the user holds. */
  private static Inherited inherited(Fields fields, Set<UUID> assigned) {
    UUID skuId = fields.requiredUuid("skuId");
    List<Share> shares = fields.list("groups").stream().map(group -> share(group, skuId)).toList();
    requireOnce(fields.at() + "groups", shares, share -> share.license().groupId());
    boolean inForce = shares.stream().anyMatch(share -> share.license().inForce());
    Optional<Times> times =
        inForce && !assigned.contains(skuId) ? Optional.of(times(fields)) : Optional.empty();
    fields.end();
    return new Inherited(skuId, times, shares);
  }

  private static Share share(Fields fields, UUID skuId) {
    InheritedLicense license =
        new InheritedLicense(
            fields.requiredUuid("groupId"),
            new License(skuId, disabledPlans(fields)),
            fields.flag("inForce"),
            error(fields),
            fields.requiredInstant("since"));
    Share share = new Share(license, fields.requiredInstant("lastUpdatedDateTime"));
    fields.end();
    return share;
  }

  private static LicenseError error(Fields fields) {
    return LicenseError.ofWire(fields.requiredText("error"))
        .orElseThrow(
            () ->
                GraphException.badProperty(
                    fields.at() + "error",
                    "InvalidValue",
                    "The value of property '" + fields.at() + "error' is not a known error."));
  }

  private static Times times(Fields fields) {
    return new Times(
        fields.requiredInstant("assignedDateTime"), fields.requiredInstant("lastUpdatedDateTime"));
  }

  private static License license(Fields fields) {
    return new License(fields.requiredUuid("skuId"), disabledPlans(fields));
  }

  private static Set<UUID> disabledPlans(Fields fields) {
    return new HashSet<>(fields.uuids("disabledPlans"));
  }

  private static <T> void requireOnce(String name, List<T> all, Function<T, UUID> key) {
    Set<UUID> seen = new HashSet<>();
    for (T one : all) {
      if (!seen.add(key.apply(one))) {
        throw GraphException.badProperty(
            name,
            "InvalidValue",
            "The value of property '" + name + "' names " + key.apply(one) + " twice.");
      }
    }
  }
}
