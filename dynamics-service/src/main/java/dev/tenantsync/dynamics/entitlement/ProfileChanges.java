package dev.tenantsync.dynamics.entitlement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which profile columns of a row differ, by their logical names; their values stay unsaid. */
public final class ProfileChanges {

  private static final Map<String, Function<ProfileColumns, @Nullable String>> COLUMNS =
      new LinkedHashMap<>();

  static {
    COLUMNS.put("domainname", ProfileColumns::domainname);
    COLUMNS.put("firstname", ProfileColumns::firstname);
    COLUMNS.put("lastname", ProfileColumns::lastname);
    COLUMNS.put("fullname", ProfileColumns::fullname);
    COLUMNS.put("internalemailaddress", ProfileColumns::internalemailaddress);
    COLUMNS.put("title", ProfileColumns::title);
    COLUMNS.put("address1_telephone1", ProfileColumns::address1Telephone1);
    COLUMNS.put("mobilephone", ProfileColumns::mobilephone);
    COLUMNS.put("address1_line1", ProfileColumns::address1Line1);
    COLUMNS.put("address1_city", ProfileColumns::address1City);
    COLUMNS.put("address1_stateorprovince", ProfileColumns::address1Stateorprovince);
    COLUMNS.put("address1_postalcode", ProfileColumns::address1Postalcode);
    COLUMNS.put("address1_country", ProfileColumns::address1Country);
  }

  private ProfileChanges() {}

  public static List<String> between(ProfileColumns before, ProfileColumns after) {
    return COLUMNS.entrySet().stream()
        .filter(
            column ->
                !Objects.equals(column.getValue().apply(before), column.getValue().apply(after)))
        .map(Map.Entry::getKey)
        .toList();
  }
}
