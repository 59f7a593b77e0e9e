package dev.tenantsync.office365.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of the file by which the Microsoft 365 admin center adds several users (Microsoft:
 * add multiple users), and the properties of a user that they become. Headings are compared without
 * letter case and blanks: older files say {@code User Name}.
 */
enum CsvColumn {
  USERNAME("Username", "userPrincipalName"),
  FIRST_NAME("First name", "givenName"),
  LAST_NAME("Last name", "surname"),
  DISPLAY_NAME("Display name", "displayName"),
  JOB_TITLE("Job title", "jobTitle"),
  DEPARTMENT("Department", "department"),
  OFFICE_NUMBER("Office number", "officeLocation"),
  OFFICE_PHONE("Office phone", "businessPhones"),
  MOBILE_PHONE("Mobile phone", "mobilePhone"),
  FAX("Fax", "faxNumber"),
  ALTERNATE_EMAIL_ADDRESS("Alternate email address", "otherMails"),
  ADDRESS("Address", "streetAddress"),
  CITY("City", "city"),
  STATE_OR_PROVINCE("State or province", "state"),
  ZIP_OR_POSTAL_CODE("ZIP or postal code", "postalCode"),
  COUNTRY_OR_REGION("Country or region", "country");

  private final String heading;
  private final String property;

  CsvColumn(String heading, String property) {
    this.heading = heading;
    this.property = property;
  }

  static Optional<CsvColumn> of(String heading) {
    return Arrays.stream(values())
        .filter(column -> key(column.heading).equals(key(heading)))
        .findFirst();
  }

  private static String key(String heading) {
    return heading.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  /** As the newest template writes it. */
  String heading() {
    return heading;
  }

  /** Graph's name. */
  String property() {
    return property;
  }

  /** Whether the property is a list, of which the file holds one element. */
  boolean isList() {
    return this == OFFICE_PHONE || this == ALTERNATE_EMAIL_ADDRESS;
  }

  /** Whether a file has to have it; the admin center needs these two of every user. */
  boolean isRequired() {
    return this == USERNAME || this == DISPLAY_NAME;
  }
}
