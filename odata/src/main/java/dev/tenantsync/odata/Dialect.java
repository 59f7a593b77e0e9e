package dev.tenantsync.odata;

/**
 * Where OData servers differ in the text they take.
 *
 * @param anyCase operators, functions and the words true, false and null in any letter case ({@code
 *     startsWith}, {@code NOT})
 * @param comparesProperties a property may stand on both sides ({@code firstname eq lastname})
 * @param optionalDollar {@code select=id} means {@code $select=id}
 */
public record Dialect(boolean anyCase, boolean comparesProperties, boolean optionalDollar) {

  /** Microsoft Graph: any letter case, optional dollar, no comparison of two properties. */
  public static final Dialect TOLERANT = new Dialect(true, false, true);

  /** Dataverse Web API: names as the standard spells them, two properties may be compared. */
  public static final Dialect STANDARD = new Dialect(false, true, false);
}
