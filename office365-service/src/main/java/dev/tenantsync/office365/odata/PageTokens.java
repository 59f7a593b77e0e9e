package dev.tenantsync.office365.odata;

import dev.tenantsync.odata.Keyset;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.odata.Tuple;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.TokenKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signed {@code $skiptoken} of list pages. A token belongs to one list with one filter and
 * order, and carries whether the query was advanced: clients lose the header on the way.
 */
@ApplicationScoped
public class PageTokens {

  private static final String PURPOSE = "page";

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
    List<@Nullable String> values = new ArrayList<>(binding(list, query));
    values.add(position.advanced() ? "advanced" : "plain");
    values.addAll(position.key());
    return keys.seal(PURPOSE, Tuple.encode(values));
  }

  /**
   * The position of the request's {@code $skiptoken}; empty when it has none.
   *
   * @throws GraphException when it was not made here, for this list, filter and order
   */
  public Optional<Position> position(String list, GraphQuery query) {
    return query.options().skipToken().map(token -> open(token, binding(list, query)));
  }

  private Position open(String token, List<@Nullable String> binding) {
    List<@Nullable String> values =
        keys.open(PURPOSE, token).flatMap(Tuple::decode).orElseThrow(PageTokens::refused);
    int bound = binding.size();
    if (values.size() <= bound || !values.subList(0, bound).equals(binding)) {
      throw refused();
    }
    return new Position(
        "advanced".equals(values.get(bound)), values.subList(bound + 1, values.size()));
  }

  private static List<@Nullable String> binding(String list, GraphQuery query) {
    List<@Nullable String> binding = new ArrayList<>();
    binding.add(list);
    binding.add(query.options().filter().orElse(null));
    binding.add(query.options().orderBy().orElse(null));
    return binding;
  }

  private static GraphException refused() {
    return GraphException.badProperty(
        "$skiptoken", "InvalidPageToken", "The specified page token value is invalid.");
  }
}
