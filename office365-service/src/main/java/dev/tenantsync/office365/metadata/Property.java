package dev.tenantsync.office365.metadata;

/**
 * A property, a relation to other objects, or a parameter of an operation.
 *
 * @param type a primitive such as {@code Edm.String}, or the bare name of one of the directory's
 *     types
 * @param many whether it is a list of that
 * @param nullable whether null may stand for it; lists never are null
 */
public record Property(String name, String type, boolean many, boolean nullable) {

  static Property one(String name, String type) {
    return new Property(name, type, false, true);
  }

  static Property many(String name, String type) {
    return new Property(name, type, true, false);
  }

  /** Whether its values are strings, numbers and the like. */
  public boolean isPrimitive() {
    return type.startsWith("Edm.");
  }
}
