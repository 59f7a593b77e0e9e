package dev.tenantsync.office365.tenant;

import java.util.regex.Pattern;

/** The rules of domain names: lower case, at most 48 characters (Microsoft: username policies). */
final class DomainName {

  private static final int MAX_LENGTH = 48;

  private static final Pattern SHAPE =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9][a-z0-9-]*[a-z0-9]");

  private DomainName() {}

  static boolean isWellFormed(String name) {
    return name.length() <= MAX_LENGTH && SHAPE.matcher(name).matches();
  }
}
