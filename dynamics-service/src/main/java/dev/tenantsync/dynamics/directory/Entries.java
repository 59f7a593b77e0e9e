package dev.tenantsync.dynamics.directory;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists as they come over the wire: perhaps absent, perhaps with gaps. */
final class Entries {

  private Entries() {}

  static <T> List<T> of(@Nullable List<@Nullable T> list) {
    if (list == null) {
      return List.of();
    }
    return list.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }
}
