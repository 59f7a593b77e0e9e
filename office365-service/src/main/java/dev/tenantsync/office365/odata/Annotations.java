package dev.tenantsync.office365.odata;

/**
 * What a request body says about itself, such as {@code @odata.type}: SDKs send it, nobody reads.
 */
public final class Annotations {

  private Annotations() {}

  /** Whether a name in a body is an annotation; a reference to bind is a property like others. */
  public static boolean is(String name) {
    return name.contains("@odata.") && !name.endsWith("@odata.bind");
  }
}
