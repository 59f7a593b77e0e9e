package dev.tenantsync.odata;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A filter or search that is well formed, but asks what the resource does not offer. */
public final class UnsupportedFilterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is not offered. */
  public enum Kind {
    /** The resource has no such property. */
    UNKNOWN_PROPERTY,
    /** The property exists, but no filter may name it. */
    NOT_FILTERABLE,
    /** The property does not admit this operator. */
    OPERATOR,
    /** The property admits this operator in an advanced query only. */
    ADVANCED_ONLY,
    /** A function this server does not know; {@link #property()} holds its name. */
    FUNCTION
  }

  private final Kind kind;
  private final String property;
  private final @Nullable Operator operator;

  UnsupportedFilterException(Kind kind, String property, @Nullable Operator operator) {
    super(kind + ": " + property + (operator == null ? "" : " " + operator.wireName()));
    this.kind = kind;
    this.property = property;
    this.operator = operator;
  }

  public Kind kind() {
    return kind;
  }

  /** Path of the property as the client knows it, or the name of the function. */
  public String property() {
    return property;
  }

  /** Absent when the property or function itself is unknown. */
  public Optional<Operator> operator() {
    return Optional.ofNullable(operator);
  }
}
