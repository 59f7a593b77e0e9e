package dev.tenantsync.odata;

import java.util.regex.Pattern;

/** Recognises a GUID; {@link java.util.UUID#fromString} takes much that is none. */
final class Guid {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Guid() {}

  static boolean matches(String text) {
    return SHAPE.matcher(text).matches();
  }
}
