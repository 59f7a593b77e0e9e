package dev.tenantsync.office365.group;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every property of a group, in the order of Graph's answers. All come unasked (Graph: create
 * group); most say of every group that it is a plain security group, made in the cloud.
 */
public final class GroupProperties {

  /** The most characters of those that can be set (Graph: resource type group). */
  static final Map<String, Integer> WIDTHS =
      Map.of("displayName", 256, "description", 1024, "mailNickname", 64);

  private static final Map<String, Function<Group, @Nullable Object>> ALL = new LinkedHashMap<>();

  /** What is true of every group there is. */
  private static final Map<String, @Nullable Object> FIXED = new LinkedHashMap<>();

  static {
    ALL.put("id", group -> group.id.toString());
    fixed(null, "deletedDateTime", "classification");
    ALL.put("createdDateTime", group -> text(group.createdDateTime));
    fixed(List.of(), "creationOptions");
    ALL.put("description", group -> group.description);
    ALL.put("displayName", group -> group.displayName);
    fixed(null, "expirationDateTime");
    fixed(List.of(), "groupTypes");
    fixed(null, "isAssignableToRole", "mail");
    fixed(false, "mailEnabled");
    ALL.put("mailNickname", group -> group.mailNickname);
    fixed(
        null,
        "membershipRule",
        "membershipRuleProcessingState",
        "onPremisesDomainName",
        "onPremisesLastSyncDateTime",
        "onPremisesNetBiosName",
        "onPremisesSamAccountName",
        "onPremisesSecurityIdentifier",
        "onPremisesSyncEnabled",
        "preferredDataLocation",
        "preferredLanguage");
    fixed(List.of(), "proxyAddresses");
    ALL.put("renewedDateTime", group -> text(group.createdDateTime));
    fixed(List.of(), "resourceBehaviorOptions", "resourceProvisioningOptions");
    fixed(true, "securityEnabled");
    ALL.put("securityIdentifier", group -> securityIdentifier(group.id));
    fixed(null, "theme", "uniqueName", "visibility");
    fixed(List.of(), "onPremisesProvisioningErrors", "serviceProvisioningErrors");
  }

  private static final List<String> NAMES = List.copyOf(ALL.keySet());

  private GroupProperties() {}

  /** The names of all properties, in the order of answers. */
  public static List<String> names() {
    return NAMES;
  }

  /** Reads a property off a group's row; empty when groups have none of this name. */
  static Optional<Function<Group, @Nullable Object>> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** Whether every group has the same value of a property. */
  static boolean isFixed(String name) {
    return FIXED.containsKey(name);
  }

  /** That value. */
  static @Nullable Object fixed(String name) {
    return FIXED.get(name);
  }

  private static void fixed(@Nullable Object value, String... names) {
    for (String name : names) {
      FIXED.put(name, value);
      ALL.put(name, group -> value);
    }
  }

  private static String text(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The id as a Windows SID: four little-endian numbers behind the authority of Entra ID. */
  private static String securityIdentifier(UUID id) {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    long most = id.getMostSignificantBits();
    bytes.putInt((int) (most >>> 32)).putShort((short) (most >>> 16)).putShort((short) most);
    bytes.putLong(Long.reverseBytes(id.getLeastSignificantBits())).flip();
    List<String> parts = new ArrayList<>(List.of("S-1-12-1"));
    while (bytes.hasRemaining()) {
      parts.add(Integer.toUnsignedString(bytes.getInt()));
    }
    return String.join("-", parts);
  }
}
