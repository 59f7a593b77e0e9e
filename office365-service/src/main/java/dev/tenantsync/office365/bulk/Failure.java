package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import org.jspecify.annotations.Nullable;

/**
 * A line that was refused, in Graph's words.
 *
 * @param target the property at fault
 */
record Failure(
    int line, String code, String message, @Nullable String detailCode, @Nullable String target) {

  private static final int LONGEST = 1_000;

  static Failure of(int line, GraphException why) {
    if (why.details().isEmpty()) {
      return new Failure(line, why.code(), storable(why.text()), null, null);
    }
    GraphException.Detail detail = why.details().get(0);
    String target = detail.target() == null ? null : storable(detail.target());
    return new Failure(line, why.code(), storable(why.text()), detail.code(), target);
  }

  /** Texts repeat what stands in the line, and that may be anything. */
  private static String storable(String text) {
    String shown = text.replaceAll("\\p{Cntrl}", "?");
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "...";
  }
}
