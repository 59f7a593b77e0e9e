package dev.tenantsync.office365.user;

import dev.tenantsync.office365.user.UserProperty.Presence;
import dev.tenantsync.office365.user.UserProperty.ValueType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every stored property of a user, in the order of Graph's answers: the eleven that come unasked,
 * then those to be selected. Widths: Graph, resource type user.
 */
public final class UserProperties {

  /**
   * Known to Graph but kept by services that this directory does not stand in for; Graph itself
   * answers 501 when they are selected in a list.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "aboutMe",
          "birthday",
          "hireDate",
          "interests",
          "mailboxSettings",
          "mySite",
          "pastProjects",
          "preferredName",
          "responsibilities",
          "schools",
          "skills");

  private static final Map<String, UserProperty> ALL = new LinkedHashMap<>();

  static {
    list(
        "businessPhones",
        64,
        Presence.DEFAULT,
        u -> u.businessPhones,
        (u, v) -> u.businessPhones = v);
    required(
        "displayName",
        256,
        Presence.DEFAULT_REQUIRED,
        u -> u.displayName,
        (u, v) -> u.displayName = v);
    text("givenName", 64, Presence.DEFAULT, u -> u.givenName, (u, v) -> u.givenName = v);
    text("jobTitle", 128, Presence.DEFAULT, u -> u.jobTitle, (u, v) -> u.jobTitle = v);
    text("mail", 256, Presence.DEFAULT, u -> u.mail, (u, v) -> u.mail = v);
    text("mobilePhone", 64, Presence.DEFAULT, u -> u.mobilePhone, (u, v) -> u.mobilePhone = v);
    text(
        "officeLocation",
        128,
        Presence.DEFAULT,
        u -> u.officeLocation,
        (u, v) -> u.officeLocation = v);
    text(
        "preferredLanguage",
        64,
        Presence.DEFAULT,
        u -> u.preferredLanguage,
        (u, v) -> u.preferredLanguage = v);
    text("surname", 64, Presence.DEFAULT, u -> u.surname, (u, v) -> u.surname = v);
    required(
        "userPrincipalName",
        113,
        Presence.DEFAULT_REQUIRED,
        u -> u.userPrincipalName,
        (u, v) -> u.userPrincipalName = v);
    readOnly("id", ValueType.GUID, Presence.DEFAULT_REQUIRED, u -> u.id);

    add(
        new UserProperty(
            "accountEnabled",
            ValueType.BOOLEAN,
            0,
            Presence.SELECTED_REQUIRED,
            u -> u.accountEnabled,
            (u, v) -> u.accountEnabled = Boolean.TRUE.equals(v)));
    text("city", 128, Presence.SELECTED, u -> u.city, (u, v) -> u.city = v);
    text("companyName", 64, Presence.SELECTED, u -> u.companyName, (u, v) -> u.companyName = v);
    text("country", 128, Presence.SELECTED, u -> u.country, (u, v) -> u.country = v);
    readOnly(
        "createdDateTime", ValueType.TIMESTAMP, Presence.SELECTED_REQUIRED, u -> u.createdDateTime);
    readOnly("deletedDateTime", ValueType.TIMESTAMP, Presence.SELECTED, u -> u.deletedDateTime);
    text("department", 64, Presence.SELECTED, u -> u.department, (u, v) -> u.department = v);
    text("employeeId", 16, Presence.SELECTED, u -> u.employeeId, (u, v) -> u.employeeId = v);
    text("faxNumber", 64, Presence.SELECTED, u -> u.faxNumber, (u, v) -> u.faxNumber = v);
    required(
        "mailNickname",
        64,
        Presence.SELECTED_REQUIRED,
        u -> u.mailNickname,
        (u, v) -> u.mailNickname = v);
    readOnly(UserProperty.NOT_STORED, ValueType.BOOLEAN, Presence.SELECTED, u -> null);
    list("otherMails", 250, Presence.SELECTED, u -> u.otherMails, (u, v) -> u.otherMails = v);
    text(
        "passwordPolicies",
        64,
        Presence.SELECTED,
        u -> u.passwordPolicies,
        (u, v) -> u.passwordPolicies = v);
    text("postalCode", 40, Presence.SELECTED, u -> u.postalCode, (u, v) -> u.postalCode = v);
    readOnly("proxyAddresses", ValueType.TEXT_LIST, Presence.SELECTED, u -> u.proxyAddresses);
    text("state", 128, Presence.SELECTED, u -> u.state, (u, v) -> u.state = v);
    text(
        "streetAddress",
        1024,
        Presence.SELECTED,
        u -> u.streetAddress,
        (u, v) -> u.streetAddress = v);
    text(
        "usageLocation", 2, Presence.SELECTED, u -> u.usageLocation, (u, v) -> u.usageLocation = v);
    required("userType", 16, Presence.SELECTED_REQUIRED, u -> u.userType, (u, v) -> u.userType = v);
  }

  private static final List<String> DEFAULTS =
      ALL.values().stream().filter(UserProperty::isDefault).map(UserProperty::name).toList();

  private UserProperties() {}

  /** Every stored property, in the order of answers. */
  public static List<UserProperty> all() {
    return List.copyOf(ALL.values());
  }

  /** The names of the eleven properties that Graph returns without a selection. */
  public static List<String> defaults() {
    return DEFAULTS;
  }

  /** A stored property by its name on the wire; facets' properties are not found here. */
  public static Optional<UserProperty> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** The user's writable properties that have a value, by name: what the change log compares. */
  static Map<String, Object> valuesOf(User user) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (UserProperty property : ALL.values()) {
      Object value = property.isWritable() ? property.get().apply(user) : null;
      if (value != null && !value.equals(List.of())) {
        values.put(property.name(), value);
      }
    }
    return values;
  }

  /** Those with a column of their own. */
  public static List<UserProperty> stored() {
    return ALL.values().stream().filter(UserProperty::isStored).toList();
  }

  /** Those of these names, in the order of answers; facets' properties are left out. */
  static List<UserProperty> among(Collection<String> names) {
    return ALL.values().stream().filter(known -> names.contains(known.name())).toList();
  }

  /** Whether Graph knows the property but this directory leaves it out. */
  public static boolean isKeptElsewhere(String name) {
    return ELSEWHERE.contains(name);
  }

  private static void text(
      String name,
      int width,
      Presence presence,
      Function<User, @Nullable Object> get,
      BiConsumer<User, @Nullable String> set) {
    add(
        new UserProperty(
            name, ValueType.TEXT, width, presence, get, (u, v) -> set.accept(u, (String) v)));
  }

  private static void required(
      String name,
      int width,
      Presence presence,
      Function<User, @Nullable Object> get,
      BiConsumer<User, String> set) {
    add(
        new UserProperty(
            name,
            ValueType.TEXT,
            width,
            presence,
            get,
            (u, v) -> set.accept(u, String.valueOf(v))));
  }

  private static void list(
      String name,
      int width,
      Presence presence,
      Function<User, @Nullable Object> get,
      BiConsumer<User, List<String>> set) {
    add(
        new UserProperty(
            name, ValueType.TEXT_LIST, width, presence, get, (u, v) -> set.accept(u, strings(v))));
  }

  private static List<String> strings(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static void readOnly(
      String name, ValueType type, Presence presence, Function<User, @Nullable Object> get) {
    add(new UserProperty(name, type, 0, presence, get, null));
  }

  private static void add(UserProperty property) {
    ALL.put(property.name(), property);
  }
}
