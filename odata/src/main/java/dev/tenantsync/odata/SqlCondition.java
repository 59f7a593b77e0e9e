package dev.tenantsync.odata;

import java.util.ArrayList;
import java.util.List;

/**
 * A boolean SQL expression and the values of its {@code ?} marks, in order.
 *
 * @param parameters of type String, UUID, Boolean, Long, BigDecimal or OffsetDateTime
 */
public record SqlCondition(String sql, List<Object> parameters) {

  public SqlCondition {
    parameters = List.copyOf(parameters);
  }

  /** True of every row. */
  public static SqlCondition always() {
    return new SqlCondition("true", List.of());
  }

  public SqlCondition and(SqlCondition other) {
    List<Object> both = new ArrayList<>(parameters);
    both.addAll(other.parameters);
    return new SqlCondition("(" + sql + ") and (" + other.sql + ")", both);
  }
}
