package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.error.DataverseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Header lines, and what stands behind the empty line after them.
 *
 * @param headers by name in small letters, in the order of the lines; values of one name are joined
 * @param content octets; empty where there is nothing
 */
record Message(Map<String, String> headers, String content) {

  /** RFC 9110, sections 5.6.2 and 5.5. */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");

  Message {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /**
   * @param at what is read, for the refusal
   * @throws DataverseException 400 for a line that is no header
   */
  static Message read(String text, String at) {
    Map<String, String> headers = new LinkedHashMap<>();
    Lines lines = new Lines(text);
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      String name = line.substring(0, Math.max(colon, 0)).stripTrailing();
      String value = line.substring(colon + 1).strip();
      if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
        throw Malformed.at(at, "the line '" + Malformed.shown(line) + "' is not a header");
      }
      headers.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + ", " + b);
    }
    return new Message(headers, lines.rest());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
