package dev.tenantsync.office365.odata;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.error.GraphException.Detail;
import java.util.List;
import java.util.Locale;

/**
 * Graph's words for what is wrong with a property in a body; clients compare the texts literally.
 *
 * @param resource Graph's name of the object's type with a capital, such as {@code User}
 */
public record PropertyRefusals(String resource) {

  public GraphException required(String property) {
    return GraphException.badProperty(
        property,
        "MissingValue",
        "A value is required for property '" + property + "' of resource '" + resource + "'.");
  }

  public GraphException unknown(String property) {
    String type = resource.substring(0, 1).toLowerCase(Locale.ROOT) + resource.substring(1);
    return GraphException.badProperty(
        property,
        "UnknownProperty",
        "Property '" + property + "' does not exist on type 'microsoft.graph." + type + "'.");
  }

  public GraphException readOnly(String property) {
    return GraphException.badProperty(
        property,
        "ReadOnlyProperty",
        "Property '" + property + "' is read-only and cannot be set.");
  }

  /**
   * @param type OData's name of the type wanted, such as {@code Edm.String}
   */
  public GraphException wrongType(String property, String type) {
    return GraphException.badProperty(
        property,
        "InvalidType",
        "Cannot convert the value of property '"
            + property
            + "' to the expected type '"
            + type
            + "'.");
  }

  /**
   * @param why one clause, such as "is longer than 64 characters"
   */
  public GraphException invalid(String property, String why) {
    return new GraphException(
        400,
        "Request_BadRequest",
        "Invalid value specified for property '" + property + "' of resource '" + resource + "'.",
        List.of(new Detail("InvalidValue", property, "The value " + why + ".")));
  }
}
