package dev.tenantsync.office365.role;

import dev.tenantsync.office365.odata.Guids;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a path names a role: by its id, or as {@code roleTemplateId=...} by its template.
 *
 * @param byTemplate whether the id is the template's
 * @param asked the key as the client wrote it
 */
record RoleKey(UUID id, boolean byTemplate, String asked) {

  private static final Pattern BY_TEMPLATE = Pattern.compile("roleTemplateId='?([^']*)'?");

  static RoleKey parse(String text) {
    Matcher template = BY_TEMPLATE.matcher(text);
    return template.matches()
        ? new RoleKey(Guids.requireId(template.group(1)), true, text)
        : new RoleKey(Guids.requireId(text), false, text);
  }

  static RoleKey ofTemplate(UUID id) {
    return new RoleKey(id, true, id.toString());
  }
}
