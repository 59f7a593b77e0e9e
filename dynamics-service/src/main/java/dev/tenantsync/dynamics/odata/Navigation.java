package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.SqlCondition;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A relation that can be expanded.
 *
 * @param name on the wire
 * @param target where it leads; late, because two entities may lead to each other
 * @param links SQL query of pairs named {@code parent} and {@code target}, each pair once
 * @param many collection or single row
 */
public record Navigation(String name, Supplier<Entity> target, String links, boolean many) {

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
