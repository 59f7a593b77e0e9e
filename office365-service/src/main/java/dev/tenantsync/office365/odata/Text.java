package dev.tenantsync.office365.odata;

import java.util.Optional;

/** Which texts can be kept as a property's value. */
public final class Text {

  private Text() {}

  /**
   * What is wrong with a text, as one clause; empty when nothing is.
   *
   * @param width the most characters
   */
  public static Optional<String> fault(String text, int width) {
    if (text.isBlank()) {
      return Optional.of("is empty");
    }
    if (text.codePointCount(0, text.length()) > width) {
      return Optional.of("is longer than " + width + " characters");
    }
    return text.codePoints().anyMatch(Text::isUnstorable)
        ? Optional.of("contains a control character")
        : Optional.empty();
  }

  /** Half a surrogate pair is no text, and PostgreSQL knows no NUL. */
  private static boolean isUnstorable(int codePoint) {
    boolean lineBreak = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
    return (Character.isISOControl(codePoint) && !lineBreak)
        || Character.getType(codePoint) == Character.SURROGATE;
  }
}
