package dev.tenantsync.office365.directoryobject;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Guids;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code @odata.id} of a directory object: any absolute address that ends in the object's. Its
 * host is not looked at, since scripts name Graph's own (graph-directory O15).
 */
public final class ObjectReference {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://[^?#]+/(?:directoryObjects|users|groups)(?:/([^/?#]+)|\\('([^']+)'\\))");

  private ObjectReference() {}

  /**
   * The id of the object that an address names.
   *
   * @param property where the address stands, such as {@code @odata.id}
   * @throws GraphException if it is no address of a directory object, or names none by its id
   */
  public static UUID id(String property, @Nullable String address) {
    Matcher link = ADDRESS.matcher(address == null ? "" : address);
    if (!link.matches()) {
      throw GraphException.badProperty(
          property,
          "InvalidValue",
          "The value of property '"
              + property
              + "' must be the absolute address of a directory object.");
    }
    String id = link.group(1) == null ? link.group(2) : link.group(1);
    return Guids.parse(id)
        .orElseThrow(
            () ->
                GraphException.badProperty(
                    property, "InvalidValue", "Invalid object identifier '" + id + "'."));
  }

  /**
   * The id of the object that the query parameter {@code @id} of a removal names.
   *
   * @throws GraphException if it is missing or names none
   */
  public static UUID ofQuery(@Nullable String address) {
    if (address == null) {
      throw GraphException.badProperty(
          "@id", "MissingValue", "The query parameter '@id' must name the object to remove.");
    }
    return id("@id", address);
  }
}
