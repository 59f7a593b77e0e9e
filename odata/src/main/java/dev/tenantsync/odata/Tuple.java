package dev.tenantsync.odata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of strings and nulls as bytes, for the payload of a {@link SignedToken}: each value as
 * {@code length:text}, null as {@code -}.
 */
public final class Tuple {

  private Tuple() {}

  public static byte[] encode(List<@Nullable String> values) {
    StringBuilder text = new StringBuilder();
    for (String value : values) {
      text.append(value == null ? "-" : value.length() + ":" + value);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Empty when the bytes were not written by {@link #encode}. The list is unmodifiable. */
  public static Optional<List<@Nullable String>> decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<@Nullable String> values = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '-') {
        values.add(null);
        at++;
        continue;
      }
      int colon = text.indexOf(':', at);
      int length = colon < 0 ? -1 : length(text.substring(at, colon));
      if (length < 0 || length > text.length() - colon - 1) {
        return Optional.empty();
      }
      at = colon + 1 + length;
      values.add(text.substring(colon + 1, at));
    }
    return Optional.of(Collections.unmodifiableList(values));
  }

  private static int length(String digits) {
    return digits.matches("[0-9]{1,8}") ? Integer.parseInt(digits) : -1;
  }
}
