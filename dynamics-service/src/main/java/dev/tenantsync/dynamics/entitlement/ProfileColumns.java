package dev.tenantsync.dynamics.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The directory-owned profile columns of a row, each within its column's width. */
public record ProfileColumns(
    String domainname,
    @Nullable String firstname,
    @Nullable String lastname,
    String fullname,
    String internalemailaddress,
    @Nullable String title,
    @Nullable String address1Telephone1,
    @Nullable String mobilephone,
    @Nullable String address1Line1,
    @Nullable String address1City,
    @Nullable String address1Stateorprovince,
    @Nullable String address1Postalcode,
    @Nullable String address1Country) {

  /**
   * A value that was longer than its column, in characters.
   *
   * @param column the column's logical name
   */
  public record Cut(String column, int width, int length) {}

  /** The columns and what had to be cut to make them fit. */
  public record Fitted(ProfileColumns columns, List<Cut> cuts) {

    public Fitted {
      cuts = List.copyOf(cuts);
    }
  }

  /** Maps an account's profile to columns. */
  static Fitted of(AccountFacts facts) {
    return new Mapping(facts.objectId(), facts.profile()).fitted();
  }

  /**
   * The columns of a row whose account was deleted: as they stand, but for the user name, which
   * gets the object id before it as in the directory's recycle bin. The directory no longer speaks
   * for this profile, so a removal in the feed and a look-up by id leave the same row.
   */
  ProfileColumns deleted(UUID objectId) {
    String prefix = objectId.toString().replace("-", "");
    if (domainname.startsWith(prefix)) {
      return this;
    }
    String renamed = cut(prefix + domainname, 1024);
    return new ProfileColumns(
        renamed,
        firstname,
        lastname,
        fullname,
        internalemailaddress,
        title,
        address1Telephone1,
        mobilephone,
        address1Line1,
        address1City,
        address1Stateorprovince,
        address1Postalcode,
        address1Country);
  }

  private static String cut(String value, int width) {
    boolean fits = value.codePointCount(0, value.length()) <= width;
    return fits ? value : value.substring(0, value.offsetByCodePoints(0, width));
  }

  private static final class Mapping {

    private final UUID objectId;
    private final Profile profile;
    private final List<Cut> cuts = new ArrayList<>();

    Mapping(UUID objectId, Profile profile) {
      this.objectId = objectId;
      this.profile = profile;
    }

    Fitted fitted() {
      String userName = filledOr(profile.userPrincipalName(), objectId.toString());
      String email = filledOr(profile.mail(), userName);
      ProfileColumns columns =
          new ProfileColumns(
              fitRequired("domainname", 1024, userName),
              fit("firstname", 256, profile.givenName()),
              fit("lastname", 256, profile.surname()),
              fitRequired("fullname", 200, fullName(userName)),
              fitRequired("internalemailaddress", 100, email),
              fit("title", 128, profile.jobTitle()),
              fit("address1_telephone1", 64, profile.businessPhone()),
              fit("mobilephone", 64, profile.mobilePhone()),
              fit("address1_line1", 1024, profile.streetAddress()),
              fit("address1_city", 128, profile.city()),
              fit("address1_stateorprovince", 128, profile.state()),
              fit("address1_postalcode", 40, profile.postalCode()),
              fit("address1_country", 128, profile.country()));
      return new Fitted(columns, cuts);
    }

    private String fullName(String userName) {
      String first = filledOr(profile.givenName(), "");
      String last = filledOr(profile.surname(), "");
      return filledOr((first + " " + last).strip(), filledOr(profile.displayName(), userName));
    }

    private static String filledOr(@Nullable String value, String otherwise) {
      return value == null || value.isBlank() ? otherwise : value;
    }

    private String fitRequired(String column, int width, String value) {
      int length = value.codePointCount(0, value.length());
      if (length > width) {
        cuts.add(new Cut(column, width, length));
      }
      return cut(value, width);
    }

    private @Nullable String fit(String column, int width, @Nullable String value) {
      return value == null ? null : fitRequired(column, width, value);
    }
  }
}
