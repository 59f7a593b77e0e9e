package dev.tenantsync.odata;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A filter or search that is no sentence of the language, or compares values of different types.
 */
public final class InvalidFilterException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int NOWHERE = -1;

  private final int position;
  private final @Nullable String property;

  private InvalidFilterException(int position, @Nullable String property, String message) {
    super(message);
    this.position = position;
    this.property = property;
  }

  static InvalidFilterException at(int position, String message) {
    return new InvalidFilterException(position, null, message);
  }

  static InvalidFilterException about(String property, String message) {
    return new InvalidFilterException(NOWHERE, property, message);
  }

  /** Zero-based character position in its text; always present for errors of syntax. */
  public OptionalInt position() {
    return position == NOWHERE ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** The property in question; always present for errors of type. */
  public Optional<String> property() {
    return Optional.ofNullable(property);
  }

  /** The message, never null. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
