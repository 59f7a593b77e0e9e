package dev.tenantsync.office365.odata;

import dev.tenantsync.odata.Dialect;
import dev.tenantsync.odata.Expand;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The one relation that a request follows with {@code $expand} (graph-directory O9).
 *
 * @param navigation such as {@code manager}
 * @param inner the options in its parentheses: {@code $select} and no other
 */
public record Expansion(String navigation, GraphQuery inner) {

  /** How many items of a collection an expansion shows; there is no link to more. */
  public static final int MOST_ITEMS = 20;

  /**
   * What a request expands; empty when it expands nothing.
   *
   * @param offered the navigations that the resource offers
   * @throws dev.tenantsync.office365.error.GraphException when it names another, more than one, or
   *     other options than {@code $select}, or is an advanced query
   */
  public static Optional<Expansion> of(GraphQuery query, Collection<String> offered) {
    return query.options().expand().map(text -> read(text, query, offered));
  }

  private static Expansion read(String text, GraphQuery query, Collection<String> offered) {
    List<Expand> relations = GraphQuery.inGraphsWords(() -> Expand.parse(text, Dialect.TOLERANT));
    for (Expand relation : relations) {
      if (!offered.contains(relation.navigation())) {
        throw QueryRefusals.expand("Property '" + relation.navigation() + "' cannot be expanded.");
      }
    }
    if (relations.size() > 1) {
      throw QueryRefusals.expand("Only one property can be expanded in a single query.");
    }
    if (query.advanced() || query.options().search().isPresent()) {
      throw QueryRefusals.expand("$expand is not supported together with advanced queries.");
    }
    Expand relation = relations.get(0);
    return new Expansion(
        relation.navigation(), new GraphQuery(relation.options(), false).only("$select"));
  }

  /** Its part of a context: {@code manager()} or {@code manager(id,displayName)}. */
  public String context() {
    return navigation + "(" + String.join(",", inner.options().select()) + ")";
  }
}
