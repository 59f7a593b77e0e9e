package dev.tenantsync.dynamics.web;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Ids in what clients send; {@link UUID#fromString} alone takes much that is none. */
public final class Ids {

  private static final String SHAPE = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  private Ids() {}

  /** Empty where the text is no GUID. */
  public static Optional<UUID> read(String text) {
    return shaped(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  private static boolean shaped(String text) {
    if (text.length() != SHAPE.length()) {
      return false;
    }
    for (int index = 0; index < text.length(); index++) {
      char found = text.charAt(index);
      if (SHAPE.charAt(index) == '-' ? found != '-' : !HexFormat.isHexDigit(found)) {
        return false;
      }
    }
    return true;
  }
}
