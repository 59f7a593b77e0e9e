package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.error.DataverseException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which role a {@code $ref} is about; only the path counts, whatever host it names. */
final class RoleReference {

  private static final Pattern ROLE =
      Pattern.compile(
          "(?:.*/)?roles\\((\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12})\\)",
          Pattern.DOTALL);

  private RoleReference() {}

  /**
   * @param source where the text stood, such as {@code @odata.id}
   */
  static UUID parse(String text, String source) {
    Matcher role = ROLE.matcher(text);
    if (!role.matches()) {
      throw DataverseException.badPayload(
          "The value of '" + source + "' must be the address of a role, as in roles(<id>).");
    }
    return UUID.fromString(role.group(1));
  }
}
