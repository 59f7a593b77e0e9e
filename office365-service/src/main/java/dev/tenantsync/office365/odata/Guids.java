package dev.tenantsync.office365.odata;

import dev.tenantsync.office365.error.GraphException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** GUIDs in paths and bodies. */
public final class Guids {

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Guids() {}

  /** The GUID, if it is one; UUID's own reading takes shortened groups, too. */
  public static Optional<UUID> parse(@Nullable String text) {
    return text != null && GUID.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /**
   * @param property where it stands in the body
   * @throws GraphException with OData's own words if it is none
   */
  public static UUID require(String property, @Nullable String text) {
    return parse(text)
        .orElseThrow(
            () ->
                GraphException.badProperty(
                    property,
                    "InvalidValue",
                    "Cannot convert a primitive value to the expected type 'Edm.Guid'."
                        + " See the inner exception for more details."));
  }

  /**
   * The id of an object as it stands in a path.
   *
   * @throws GraphException in Graph's words if it is no GUID
   */
  public static UUID requireId(String text) {
    return parse(text)
        .orElseThrow(() -> GraphException.badRequest("Invalid object identifier '" + text + "'."));
  }
}
