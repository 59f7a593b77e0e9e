package dev.tenantsync.office365.user;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The rules of user principal names (Microsoft: username policies): {@code alias@domain}, at most
 * 113 characters, 64 before and 48 behind the at sign, no dot right before it.
 */
final class PrincipalName {

  private static final int MAX_LENGTH = 113;
  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9'._!#^~-]{0,63}[A-Za-z0-9'_!#^~-]@[A-Za-z0-9.-]{1,48}");

  private PrincipalName() {}

  static boolean isWellFormed(String name) {
    return name.length() <= MAX_LENGTH && SHAPE.matcher(name).matches();
  }

  static String domain(String name) {
    return name.substring(name.lastIndexOf('@') + 1);
  }

  /** The name a user bears while deleted, which frees the original for others. */
  static String whileDeleted(UUID id, String name) {
    return hex(id) + name;
  }

  /** The name that {@link #whileDeleted} was made from. */
  static String original(UUID id, String name) {
    return name.startsWith(hex(id)) ? name.substring(hex(id).length()) : name;
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
