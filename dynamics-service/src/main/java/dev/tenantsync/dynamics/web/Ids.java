package dev.tenantsync.dynamics.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in what clients send; {@link UUID#fromString} alone takes much that is none. */
public final class Ids {

  private static final Pattern SHAPE =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Ids() {}

  /** Empty where the text is no GUID. */
  public static Optional<UUID> read(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
