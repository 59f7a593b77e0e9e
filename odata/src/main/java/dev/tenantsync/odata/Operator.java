package dev.tenantsync.odata;

import java.util.Locale;

/** What a query may do with a property, named as a client writes it. */
public enum Operator {
  EQ("eq"),
  NE("ne"),
  GT("gt"),
  GE("ge"),
  LT("lt"),
  LE("le"),
  IN("in"),
  STARTSWITH("startsWith"),
  ENDSWITH("endsWith"),
  CONTAINS("contains"),
  ANY("any"),
  ALL("all"),
  COUNT("$count"),
  NOT("not"),
  SEARCH("$search"),
  SORT("$orderby");

  private final String wireName;

  Operator(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The operator that says the same with both sides exchanged. */
  Operator flipped() {
    return switch (this) {
      case GT -> LT;
      case GE -> LE;
      case LT -> GT;
      case LE -> GE;
      case EQ, NE, IN, STARTSWITH, ENDSWITH, CONTAINS, ANY, ALL, COUNT, NOT, SEARCH, SORT -> this;
    };
  }

  boolean comparesOrder() {
    return this == GT || this == GE || this == LT || this == LE;
  }

  boolean matchesText() {
    return this == STARTSWITH || this == ENDSWITH || this == CONTAINS || this == SEARCH;
  }

  /** Case-insensitive form, for dialects that take any letter case. */
  String lowerName() {
    return wireName.toLowerCase(Locale.ROOT);
  }
}
