package dev.tenantsync.office365.role;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Guids;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code @odata.id} of a member: any absolute address that ends in the object's. Its host is
 * not looked at, since scripts name Graph's own (graph-directory O15).
 */
final class MemberLink {

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^?#]+/(?:directoryObjects|users)(?:/([^/?#]+)|\\('([^']+)'\\))");

  private MemberLink() {}

  static UUID userId(@Nullable String address) {
    Matcher link = ADDRESS.matcher(address == null ? "" : address);
    if (!link.matches()) {
      throw GraphException.badProperty(
          "@odata.id",
          "InvalidValue",
          "The value of property '@odata.id' must be the absolute address of a directory object.");
    }
    String id = link.group(1) == null ? link.group(2) : link.group(1);
    return Guids.parse(id)
        .orElseThrow(
            () ->
                GraphException.badProperty(
                    "@odata.id", "InvalidValue", "Invalid object identifier '" + id + "'."));
  }
}
