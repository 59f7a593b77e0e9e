package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.error.DataverseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which row an address is about; only its end counts, whatever host it names. */
public final class Reference {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:.*/)?(\\w+)\\((?:(\\w+)=)?(\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12})\\)",
          Pattern.DOTALL);

  private Reference() {}

  /**
   * @param source where the text stood, such as {@code @odata.id}
   */
  public static RowKey parse(Entity entity, String text, String source) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches() || !address.group(1).equals(entity.set())) {
      throw notOf(entity, source);
    }
    Optional<String> alternate = Optional.ofNullable(address.group(2));
    if (alternate.isPresent() && !entity.keys().contains(alternate.get())) {
      throw notOf(entity, source);
    }
    return new RowKey(entity, alternate, UUID.fromString(address.group(3)));
  }

  private static DataverseException notOf(Entity entity, String source) {
    return DataverseException.badPayload(
        "The value of '%s' must be the address of a %s, as in %s(<id>)."
            .formatted(source, entity.logicalName(), entity.set()));
  }
}
