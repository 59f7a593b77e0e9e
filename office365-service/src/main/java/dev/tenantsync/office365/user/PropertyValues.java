package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.office365.odata.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads one property's value off a request body, or refuses it in Graph's words. */
final class PropertyValues {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> USER_TYPES = Set.of("Member", "Guest");
  private static final Set<String> PASSWORD_POLICIES =
      Set.of("None", "DisablePasswordExpiration", "DisableStrongPassword");
  private static final int MOST_PHONES = 1;
  private static final int MOST_MAILS = 250;
  private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

  private PropertyValues() {}

  static @Nullable Object read(UserProperty property, JsonNode json) {
    if (json.isNull()) {
      if (property.isRequired()) {
        throw UserRefusals.invalid(property.name(), "cannot be null");
      }
      return property.type() == UserProperty.ValueType.TEXT_LIST ? List.of() : null;
    }
    return switch (property.type()) {
      case TEXT -> meaning(property.name(), text(property, json));
      case TEXT_LIST -> list(property, json);
      case BOOLEAN -> bool(property.name(), json);
      case TIMESTAMP, GUID -> throw UserRefusals.readOnly(property.name());
    };
  }

  static boolean bool(String name, JsonNode json) {
    if (!json.isBoolean()) {
      throw UserRefusals.wrongType(name, UserProperty.ValueType.BOOLEAN.wireName());
    }
    return json.booleanValue();
  }

  private static String text(UserProperty property, JsonNode json) {
    if (!json.isTextual()) {
      throw UserRefusals.wrongType(property.name(), property.type().wireName());
    }
    String text = json.textValue();
    Text.fault(text, property.width())
        .ifPresent(
            fault -> {
              throw UserRefusals.invalid(property.name(), fault);
            });
    return text;
  }

  private static List<String> list(UserProperty property, JsonNode json) {
    if (!json.isArray()) {
      throw UserRefusals.wrongType(property.name(), property.type().wireName());
    }
    boolean phones = property.name().equals("businessPhones");
    int most = phones ? MOST_PHONES : MOST_MAILS;
    if (json.size() > most) {
      throw UserRefusals.invalid(property.name(), "has more than " + most + " elements");
    }
    return StreamSupport.stream(json.spliterator(), false)
        .map(element -> text(property, element))
        .map(text -> phones ? text : mail(property.name(), text))
        .toList();
  }

  private static String meaning(String name, String text) {
    return switch (name) {
      case "mail" -> mail(name, text);
      case "mailNickname" -> nickname(name, text);
      case "usageLocation" -> oneOf(name, text, COUNTRIES);
      case "userType" -> oneOf(name, text, USER_TYPES);
      case "passwordPolicies" -> policies(name, text);
      default -> text;
    };
  }

  private static String mail(String name, String text) {
    return wellFormed(name, text, MAIL.matcher(text).matches());
  }

  private static String nickname(String name, String text) {
    return wellFormed(name, text, MailNickname.isWellFormed(text));
  }

  private static String wellFormed(String name, String text, boolean good) {
    if (!good) {
      throw UserRefusals.invalid(name, "is not of the form wanted");
    }
    return text;
  }

  /** The known word this is in any letter case. */
  private static String oneOf(String name, String text, Set<String> words) {
    return words.stream()
        .filter(word -> word.equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> UserRefusals.invalid(name, "is not one of those known"));
  }

  private static String policies(String name, String text) {
    Function<String, String> known = word -> oneOf(name, word.strip(), PASSWORD_POLICIES);
    return Arrays.stream(text.split(",", -1))
        .map(known)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }
}
