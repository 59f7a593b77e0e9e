package dev.tenantsync.odata;

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
   */
  record Scalar(String name, String sql, PropertyType type, Admission admission, boolean required)
      implements Property {

    String comparable() {
      return type.comparable(sql);
    }
  }

  /**
   * A collection, reachable with any, all and $count.
   *
   * @param from what follows {@code select ... from}, with a where clause
   */
  record Many(String name, String from, PropertyTable items, Admission admission)
      implements Property {}
}
