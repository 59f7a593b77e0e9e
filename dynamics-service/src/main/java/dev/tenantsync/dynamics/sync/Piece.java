package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.Ids;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The piece of a list that is asked for by {@code limit} and {@code after}.
 *
 * @param after the key of the entry before, as it was given; null for the beginning
 */
record Piece(int limit, @Nullable String after) {

  private static final int DEFAULT = 100;
  private static final int MOST = 1000;

  static Piece of(@Nullable String limit, @Nullable String after) {
    if (limit == null) {
      return new Piece(DEFAULT, after);
    }
    if (!limit.matches("[1-9]\\d{0,3}") || Integer.parseInt(limit) > MOST) {
      throw DataverseException.badPayload(
          "The value '" + limit + "' of 'limit' is not a number from 1 to " + MOST + ".");
    }
    return new Piece(Integer.parseInt(limit), after);
  }

  /** The key after which to begin; the greatest where newest come first. */
  long afterNumber() {
    if (after == null) {
      return Long.MAX_VALUE;
    }
    if (!after.matches("\\d{1,18}")) {
      throw DataverseException.badPayload("The value '" + after + "' of 'after' is not a number.");
    }
    return Long.parseLong(after);
  }

  UUID afterId() {
    return after == null
        ? new UUID(0, 0)
        : Ids.read(after)
            .orElseThrow(
                () ->
                    DataverseException.badPayload(
                        "The value '" + after + "' of 'after' is not an id."));
  }

  /** The answer; there may be more where the piece is full. */
  <T> ListJson<T> json(String path, List<T> found, Function<T, Object> key) {
    boolean full = found.size() == limit;
    String next =
        full ? path + "?limit=" + limit + "&after=" + key.apply(found.get(found.size() - 1)) : null;
    return new ListJson<>(found, next);
  }
}
