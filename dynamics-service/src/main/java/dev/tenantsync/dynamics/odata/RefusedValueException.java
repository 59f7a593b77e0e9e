package dev.tenantsync.dynamics.odata;

/** A value in a body that its column does not take; whoever knows the column names it. */
public final class RefusedValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  private RefusedValueException(String code, String text) {
    super(text, null, false, false);
    this.code = code;
  }

  static RefusedValueException wrongType(String expected) {
    return new RefusedValueException("0x80048d19", "it must be " + expected);
  }

  /** Dataverse: StringLengthTooLong. */
  static RefusedValueException tooLong(int width) {
    return new RefusedValueException(
        "0x80044331", "it exceeds the maximum length of " + width + " characters");
  }

  /** Dataverse: PicklistValueOutOfRange. */
  static RefusedValueException outOfRange(String value) {
    return new RefusedValueException("0x8004431A", value + " is outside its valid range");
  }

  /** Dataverse's code. */
  public String code() {
    return code;
  }

  /** What is wrong with it, to follow the column's name. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
