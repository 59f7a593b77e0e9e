package dev.tenantsync.odata;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a filter may say beside names and values.
 *
 * @param aliases parameter aliases with their sign, such as {@code @p1}, to the text of one value
 * @param functions the condition that a function called by its full name stands for; empty for one
 *     that the server does not know
 */
public record Vocabulary(
    Dialect dialect, Map<String, String> aliases, Function<NamedCall, Optional<Filter>> functions) {

  public Vocabulary {
    aliases = Map.copyOf(aliases);
  }

  /** Neither aliases nor functions of the server's own. */
  public static Vocabulary plain(Dialect dialect) {
    return new Vocabulary(dialect, Map.of(), call -> Optional.empty());
  }
}
