package dev.tenantsync.odata;

import org.jspecify.annotations.Nullable;

/** One entry of a {@link PropertyTable}. */
public sealed interface Property {

  /** The name on the wire; empty for the element of a text set. */
  String name();

  Admission admission();

  /**
   * A single value.
   *
   * @param sql expression that yields it
   * @param required it is never null, so that sorting needs no care for nulls
   * @param words condition with one mark that a search is answered by; null where a search looks at
   *     the beginning of the text
   */
  record Scalar(
      String name,
      String sql,
      PropertyType type,
      Admission admission,
      boolean required,
      @Nullable String words)
      implements Property {

    Scalar neverNull() {
      return new Scalar(name, sql, type, admission, true, words);
    }

    Scalar withWords(String condition) {
      return new Scalar(name, sql, type, admission, required, condition);
    }

    String comparable() {
      return type.comparable(sql);
    }
  }

  /**
   * A collection, reachable with any, all and $count.
   *
   * @param from what follows {@code select ... from}, with a where clause
   * @param holds condition with one mark that says whether a text set holds a value; null where
   *     only a look at each item tells
   */
  record Many(
      String name, String from, PropertyTable items, Admission admission, @Nullable String holds)
      implements Property {

    Many withHolds(String condition) {
      return new Many(name, from, items, admission, condition);
    }
  }
}
