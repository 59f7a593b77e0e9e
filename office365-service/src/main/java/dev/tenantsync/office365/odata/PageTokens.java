package dev.tenantsync.office365.odata;

import dev.tenantsync.odata.Keyset;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.odata.Tuple;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.TokenKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signed {@code $skiptoken} of list pages. A token belongs to one list with one filter, search,
 * order and expansion, and carries whether the query was advanced: clients lose the header on the
 * way.
 */
@ApplicationScoped
public class PageTokens {

  private static final String PURPOSE = "page";

  /** The options that may not change from page to page. */
  private static final List<String> BOUND = List.of("$filter", "$search", "$orderby", "$expand");

  private final TokenKeys keys;

  PageTokens(TokenKeys keys) {
    this.keys = keys;
  }

  /** Where a list stands: the key of the last row given out. */
  public record Position(boolean advanced, List<@Nullable String> key) {

    /** The rows strictly behind. */
    public SqlCondition after(Keyset keyset) {
      return keyset.after(key).orElseThrow(PageTokens::refused);
    }
  }

  /** A token for the page behind this position. */
  public String seal(String list, GraphQuery query, Position position) {
    List<@Nullable String> values = new ArrayList<>();
    values.add(binding(list, query));
    values.add(position.advanced() ? "advanced" : "plain");
    values.addAll(position.key());
    return keys.seal(PURPOSE, Tuple.encode(values));
  }

  /**
   * The position of the request's {@code $skiptoken}; empty when it has none.
   *
   * @throws GraphException when it was not made here, for this list and these options
   */
  public Optional<Position> position(String list, GraphQuery query) {
    return query.options().skipToken().map(token -> open(token, binding(list, query)));
  }

  private Position open(String token, String binding) {
    List<@Nullable String> values =
        keys.open(PURPOSE, token).flatMap(Tuple::decode).orElseThrow(PageTokens::refused);
    if (values.size() < 2 || !binding.equals(values.get(0))) {
      throw refused();
    }
    return new Position("advanced".equals(values.get(1)), values.subList(2, values.size()));
  }

  /** What a token is good for, in short: filters can be long, and links carry both. */
  private static String binding(String list, GraphQuery query) {
    List<@Nullable String> bound = new ArrayList<>();
    bound.add(list);
    BOUND.forEach(option -> bound.add(query.options().option(option).orElse(null)));
    return HexFormat.of().formatHex(sha256(Tuple.encode(bound)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java", e);
    }
  }

  private static GraphException refused() {
    return GraphException.badProperty(
        "$skiptoken", "InvalidPageToken", "The specified page token value is invalid.");
  }
}
