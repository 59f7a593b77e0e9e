package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.error.DataverseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of {@code multipart/mixed} (RFC 2046, section 5.1). */
final class Multipart {

  private static final String TYPE = "multipart/mixed";
  private static final String BOUNDARY = "boundary=";
  private static final Pattern ALLOWED =
      Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

  private Multipart() {}

  static boolean is(String contentType) {
    return contentType.split(";", 2)[0].strip().equalsIgnoreCase(TYPE);
  }

  /**
   * The boundary that a content type names, quoted or not.
   *
   * @throws DataverseException 400 if it names none
   */
  static String boundary(String contentType, String at) {
    Optional<String> named =
        Arrays.stream(contentType.split(";"))
            .map(String::strip)
            .filter(parameter -> parameter.toLowerCase(Locale.ROOT).startsWith(BOUNDARY))
            .map(parameter -> parameter.substring(BOUNDARY.length()).strip())
            .map(value -> value.matches("\".*\"") ? value.substring(1, value.length() - 1) : value)
            .findFirst();
    return named
        .filter(boundary -> ALLOWED.matcher(boundary).matches())
        .orElseThrow(
            () -> Malformed.at(at, "its content type " + TYPE + " names no valid boundary"));
  }

  /**
   * The parts between the boundary's lines. What stands before the first and behind the last one is
   * nobody's.
   *
   * @param most so many parts at most
   * @throws DataverseException 400 if there is no part, too many, or the end is missing
   */
  static List<String> parts(String text, String boundary, String at, int most) {
    String delimiter = "--" + boundary;
    List<String> parts = new ArrayList<>();
    Lines lines = new Lines(text);
    int begin = -1;
    while (lines.hasNext()) {
      int here = lines.position();
      String line = lines.next();
      String behind =
          line.startsWith(delimiter) ? line.substring(delimiter.length()).strip() : "no delimiter";
      if (!behind.isEmpty() && !behind.equals("--")) {
        continue;
      }
      if (begin >= 0) {
        parts.add(text.substring(begin, lineEnd(text, begin, here)));
      }
      if (behind.equals("--")) {
        return filled(parts, at);
      }
      if (parts.size() == most) {
        throw Malformed.tooMany(most);
      }
      begin = lines.position();
    }
    throw Malformed.at(at, "it does not end with the line '" + delimiter + "--'");
  }

  private static List<String> filled(List<String> parts, String at) {
    if (parts.isEmpty()) {
      throw Malformed.at(at, "it holds no request");
    }
    return parts;
  }

  /** The end of the line before a delimiter belongs to the delimiter. */
  private static int lineEnd(String text, int begin, int delimiter) {
    int end = delimiter > begin && text.charAt(delimiter - 1) == '\n' ? delimiter - 1 : delimiter;
    return end > begin && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }
}
