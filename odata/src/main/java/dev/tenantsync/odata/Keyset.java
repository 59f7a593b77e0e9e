package dev.tenantsync.odata;

import dev.tenantsync.odata.OrderBy.Term;
import dev.tenantsync.odata.Property.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pages through a total order by the key of the last row instead of by an offset, so that a page
 * costs the same wherever it lies and rows written meanwhile move no other row.
 *
 * <p>Nulls come before all values, as OData says: first ascending, last descending.
 */
public record Keyset(OrderBy order) {

  /** The order by clause without its two words. */
  public String orderBy() {
    return order.terms().stream().map(Keyset::orderBy).collect(Collectors.joining(", "));
  }

  /** SQL expressions to select beside a row, in the order that {@link #key} expects. */
  public List<String> columns() {
    return order.terms().stream().map(term -> term.property().sql()).toList();
  }

  /** The values of {@link #columns} as text for a token. */
  public List<@Nullable String> key(List<? extends @Nullable Object> columns) {
    List<@Nullable String> key = new ArrayList<>();
    for (int i = 0; i < order.terms().size(); i++) {
      Object value = columns.get(i);
      key.add(value == null ? null : SqlValue.write(value));
    }
    return Collections.unmodifiableList(key);
  }

  /** True of the rows strictly after that key; empty when the key was made for another order. */
  public Optional<SqlCondition> after(List<@Nullable String> key) {
    List<Term> terms = order.terms();
    if (key.size() != terms.size()) {
      return Optional.empty();
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      String text = key.get(i);
      Scalar property = terms.get(i).property();
      Optional<Object> value =
          text == null ? Optional.empty() : SqlValue.read(property.type(), text);
      if (value.isEmpty() && (text != null || property.required())) {
        return Optional.empty();
      }
      values.add(value.orElse(null));
    }
    return Optional.of(isOneRow() ? rowAfter(values) : after(values, 0));
  }

  /** One direction and no nulls: PostgreSQL can answer a row comparison from an index. */
  private boolean isOneRow() {
    return order.terms().stream().allMatch(term -> term.property().required())
        && order.terms().stream().map(Term::descending).distinct().count() == 1;
  }

  private SqlCondition rowAfter(List<@Nullable Object> values) {
    List<Term> terms = order.terms();
    String columns =
        terms.stream().map(term -> term.property().comparable()).collect(Collectors.joining(", "));
    String marks = terms.stream().map(Keyset::mark).collect(Collectors.joining(", "));
    String comparison = terms.get(0).descending() ? " < " : " > ";
    return new SqlCondition(
        "(" + columns + ")" + comparison + "(" + marks + ")", SqlValue.present(values));
  }

  private SqlCondition after(List<@Nullable Object> values, int from) {
    Term term = order.terms().get(from);
    Object value = values.get(from);
    SqlCondition beyond = beyond(term, value);
    if (from == order.terms().size() - 1) {
      return beyond;
    }
    SqlCondition rest = same(term, value).and(after(values, from + 1));
    List<Object> parameters = new ArrayList<>(beyond.parameters());
    parameters.addAll(rest.parameters());
    return new SqlCondition("(" + beyond.sql() + ") or (" + rest.sql() + ")", parameters);
  }

  private static SqlCondition beyond(Term term, @Nullable Object value) {
    String column = term.property().comparable();
    if (value == null) {
      return new SqlCondition(term.descending() ? "false" : column + " is not null", List.of());
    }
    String comparison = column + (term.descending() ? " < " : " > ") + mark(term);
    boolean nullsFollow = term.descending() && !term.property().required();
    return new SqlCondition(
        nullsFollow ? comparison + " or " + column + " is null" : comparison, List.of(value));
  }

  private static SqlCondition same(Term term, @Nullable Object value) {
    String column = term.property().comparable();
    return value == null
        ? new SqlCondition(column + " is null", List.of())
        : new SqlCondition(column + " = " + mark(term), List.of(value));
  }

  private static String mark(Term term) {
    return term.property().type().comparable("?");
  }

  private static String orderBy(Term term) {
    String nulls = term.descending() ? " nulls last" : " nulls first";
    return term.property().comparable()
        + (term.descending() ? " desc" : " asc")
        + (term.property().required() ? "" : nulls);
  }
}
