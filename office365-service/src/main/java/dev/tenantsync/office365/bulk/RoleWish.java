package dev.tenantsync.office365.bulk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A directory role that a line names, by its template or by its display name.
 *
 * @param at where it stands in the line
 */
record RoleWish(String at, Optional<UUID> roleTemplateId, Optional<String> displayName) {

  private static final String PROPERTY = "memberOf";

  /** The elements of {@code memberOf} (Graph: user, list memberOf). */
  static List<RoleWish> of(Fields line) {
    return line.list(PROPERTY).stream().map(RoleWish::one).toList();
  }

  private static RoleWish one(Fields role) {
    RoleWish wish = new RoleWish(role.at(), role.uuid("roleTemplateId"), role.text("displayName"));
    role.end();
    return wish;
  }
}
