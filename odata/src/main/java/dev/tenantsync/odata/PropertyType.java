package dev.tenantsync.odata;

/** How a single value is stored and which operators make sense for it. */
public enum PropertyType {
  /** Compared and sorted without regard to letter case. */
  TEXT,
  UUID,
  BOOLEAN,
  /** Whole numbers and choices. */
  INTEGER,
  /** {@code timestamptz}. */
  TIMESTAMP;

  boolean supports(Operator operator) {
    return switch (this) {
      case TEXT -> true;
      case INTEGER, TIMESTAMP -> !operator.matchesText();
      case UUID, BOOLEAN -> !operator.matchesText() && !operator.comparesOrder();
    };
  }

  /** Makes two spellings of one value the same; an index should be on this expression. */
  String comparable(String sql) {
    return this == TEXT ? "lower(" + sql + ")" : sql;
  }
}
