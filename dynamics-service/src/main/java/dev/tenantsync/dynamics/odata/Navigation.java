package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.SqlCondition;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A relation that can be followed and expanded.
 *
 * @param name on the wire
 * @param target where it leads; late, because two entities may lead to each other
 * @param links SQL query of pairs named {@code parent} and {@code target}, each pair once
 */
public record Navigation(String name, Supplier<Entity> target, String links, Kind kind) {

  /** How many rows stand at its ends. */
  public enum Kind {
    /** The one row that a lookup names. */
    LOOKUP,
    /** The rows whose lookup names this one. */
    ONE_TO_MANY,
    MANY_TO_MANY
  }

  /** A lookup's. */
  public static Navigation lookup(String name, Supplier<Entity> target, String links) {
    return new Navigation(name, target, links, Kind.LOOKUP);
  }

  /** One that has many rows at both ends. */
  public static Navigation manyToMany(String name, Supplier<Entity> target, String links) {
    return new Navigation(name, target, links, Kind.MANY_TO_MANY);
  }

  /**
   * The way back.
   *
   * @param source where this one begins
   */
  public Navigation back(String backName, Supplier<Entity> source) {
    return new Navigation(
        backName,
        source,
        "select there.target as parent, there.parent as target from (" + links + ") there",
        kind == Kind.LOOKUP ? Kind.ONE_TO_MANY : Kind.MANY_TO_MANY);
  }

  /** Whether it leads to a collection. */
  public boolean many() {
    return kind != Kind.LOOKUP;
  }

  /** SQL from clause of the target's rows beside their parents ({@code l.parent}). */
  String from() {
    Entity entity = target.get();
    return entity.from() + " join (" + links + ") l on l.target = " + entity.key().sql();
  }

  /** True of the target's rows that belong to this parent. */
  public SqlCondition of(UUID parent) {
    String key = target.get().key().sql();
    return new SqlCondition(
        key + " in (select l.target from (" + links + ") l where l.parent = ?)", List.of(parent));
  }
}
