package dev.tenantsync.odata;

/** A query option that cannot be read or is not offered. */
public final class InvalidOptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the option. */
  public enum Kind {
    /** A name with a dollar that OData does not define. */
    UNKNOWN_OPTION,
    /** An OData option that this resource does not offer. */
    UNSUPPORTED_OPTION,
    /** A system option given twice. */
    DUPLICATE_OPTION,
    /** A value that is no number, no boolean, no list, or wrongly percent-encoded. */
    MALFORMED,
    /** A list longer than the option takes; {@link #value()} says how many it takes. */
    TOO_MANY,
    /** The resource has no such property; {@link #value()} names it. */
    UNKNOWN_PROPERTY,
    /** The property cannot be sorted by; {@link #value()} names it. */
    NOT_SORTABLE,
    /** The property can be sorted by in an advanced query only; {@link #value()} names it. */
    ADVANCED_ONLY
  }

  private final Kind kind;
  private final String option;
  private final String value;

  InvalidOptionException(Kind kind, String option, String value) {
    super(kind + ": " + option + "=" + value);
    this.kind = kind;
    this.option = option;
    this.value = value;
  }

  public Kind kind() {
    return kind;
  }

  /** The option's name, with its dollar. */
  public String option() {
    return option;
  }

  /** The offending value or property; may be empty. */
  public String value() {
    return value;
  }
}
