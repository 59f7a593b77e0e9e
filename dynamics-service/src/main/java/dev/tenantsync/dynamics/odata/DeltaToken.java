package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a client has read an entity's changes. Positions are transaction numbers of the database
 * cluster: everything below one is finished and can be read (design section 5).
 *
 * @param set the entity set
 * @param cluster where these numbers are counted; another one's mean nothing here
 * @param issued when its round began
 * @param from changes from this position on are wanted; empty while every row is enumerated
 * @param to the position that this round reaches; empty where the round has not begun
 * @param after key of the last row shown; empty where none of this round was
 */
record DeltaToken(
    String set,
    String cluster,
    Instant issued,
    Optional<String> from,
    Optional<String> to,
    List<String> after) {

  private static final int FIXED = 5;

  DeltaToken {
    after = List.copyOf(after);
  }

  byte[] encoded() {
    List<@Nullable String> fields = new ArrayList<>();
    fields.add(set);
    fields.add(cluster);
    fields.add(String.valueOf(issued.getEpochSecond()));
    fields.add(from.orElse(""));
    fields.add(to.orElse(""));
    fields.addAll(after);
    return Tuple.encode(fields);
  }

  /** Of bytes whose signature is proven. */
  static Optional<DeltaToken> decoded(byte[] bytes) {
    return Tuple.decode(bytes)
        .filter(fields -> fields.size() >= FIXED && !fields.contains(null))
        .map(
            fields ->
                new DeltaToken(
                    String.valueOf(fields.get(0)),
                    String.valueOf(fields.get(1)),
                    Instant.ofEpochSecond(Long.parseLong(String.valueOf(fields.get(2)))),
                    given(fields.get(3)),
                    given(fields.get(4)),
                    fields.subList(FIXED, fields.size()).stream().map(String::valueOf).toList()));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(value -> !value.isEmpty());
  }

  /** The same round, behind this row. */
  DeltaToken behind(String... row) {
    return new DeltaToken(set, cluster, issued, from, to, List.of(row));
  }

  /** The round that follows this one. */
  DeltaToken followed() {
    return new DeltaToken(set, cluster, issued, to, Optional.empty(), List.of());
  }

  /** The same, reaching up to a position. */
  DeltaToken reaching(String position, Instant now) {
    return new DeltaToken(set, cluster, now, from, Optional.of(position), after);
  }
}
