package dev.tenantsync.office365.user;

import java.util.regex.Pattern;

/** The mail alias of a user or a group. */
public final class MailNickname {

  /** The most characters it may have. */
  public static final int WIDTH = 64;

  /** Graph: create group; the same is taken for users. */
  private static final Pattern PATTERN = Pattern.compile("[\\x21-\\x7e&&[^@()\\\\\\[\\]\";:<>,]]+");

  private MailNickname() {}

  public static boolean isWellFormed(String text) {
    return PATTERN.matcher(text).matches();
  }
}
