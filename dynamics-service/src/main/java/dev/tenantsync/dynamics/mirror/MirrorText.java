package dev.tenantsync.dynamics.mirror;

import org.jspecify.annotations.Nullable;

/** Text as the database can keep it. */
public final class MirrorText {

  private static final char REPLACEMENT = '\uFFFD';

  private MirrorText() {}

  /** Without NUL, which PostgreSQL has no place for, and without halves of characters. */
  public static @Nullable String clean(@Nullable String text) {
    if (text == null || text.chars().noneMatch(MirrorText::suspect)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> point != 0)
        .map(point -> Character.isBmpCodePoint(point) && half(point) ? REPLACEMENT : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean suspect(int character) {
    return character == 0 || half(character);
  }

  private static boolean half(int point) {
    return Character.isSurrogate((char) point);
  }
}
