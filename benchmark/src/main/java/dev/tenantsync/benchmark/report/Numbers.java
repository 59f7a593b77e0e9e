package dev.tenantsync.benchmark.report;

import dev.tenantsync.benchmark.statistics.Spread;
import java.util.Locale;

/** Numbers as they stand in the table: three digits of those that are small, no more of others. */
final class Numbers {

  private Numbers() {}

  static String text(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) || size >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }

  /** The median, and from where to where the runs went if they differ. */
  static String text(Spread spread) {
    String median = text(spread.median());
    return spread.least() == spread.most()
        ? median
        : median + " (" + text(spread.least()) + " to " + text(spread.most()) + ")";
  }
}
