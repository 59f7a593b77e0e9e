package dev.tenantsync.dynamics.directory;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids as they come over the wire. */
final class Guids {

  private static final Pattern SHAPE =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Guids() {}

  /** Empty where the text is no GUID. */
  static Optional<UUID> read(@Nullable String text) {
    return text != null && SHAPE.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  static UUID required(@Nullable String text, String what) {
    return read(text)
        .orElseThrow(() -> new DirectoryException("An entry without a usable id: " + what));
  }
}
