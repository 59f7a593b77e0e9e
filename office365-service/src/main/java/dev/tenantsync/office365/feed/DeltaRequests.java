package dev.tenantsync.office365.feed;

import dev.tenantsync.odata.Filter;
import dev.tenantsync.odata.Operator;
import dev.tenantsync.odata.Prefer;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.DeltaRequest.PageWish;
import dev.tenantsync.office365.odata.GraphQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads what a client asks of a feed from its query and its preferences (graph-directory D3-D7).
 */
@ApplicationScoped
class DeltaRequests {

  static final int DEFAULT_SIZE = 200;
  static final int MAX_SIZE = 1_000;
  private static final int MAX_IDS = 50;
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final DeltaTokens tokens;

  DeltaRequests(DeltaTokens tokens) {
    this.tokens = tokens;
  }

  DeltaRequest read(GraphQuery query, Prefer prefer, DeltaSource source) {
    // $top is let pass and means nothing, as in Graph.
    query.only("$select", "$filter", "$top", DeltaTokens.NEXT, DeltaTokens.DELTA);
    PageWish wish =
        new PageWish(
            Math.min(MAX_SIZE, prefer.maxPageSize().orElse(DEFAULT_SIZE)),
            prefer.returnMinimal(),
            prefer.value(CauseNotes.PREFERENCE));
    Optional<DeltaToken> token = token(query, source);
    if (token.isPresent()) {
      refuseBeside(query, "$select");
      refuseBeside(query, "$filter");
      return new DeltaRequest(token.get().tracking(), token, false, wish);
    }
    Tracking tracking =
        new Tracking(query.select(source::offers, source.type()), ids(query, source));
    boolean fromNow = query.options().deltaToken().filter("latest"::equalsIgnoreCase).isPresent();
    return new DeltaRequest(tracking, Optional.empty(), fromNow, wish);
  }

  private Optional<DeltaToken> token(GraphQuery query, DeltaSource source) {
    Optional<String> next = query.options().skipToken();
    Optional<String> delta = query.options().deltaToken();
    if (next.isPresent() && delta.isPresent()) {
      throw invalid(DeltaTokens.NEXT, "$skiptoken and $deltatoken cannot be used together.");
    }
    if (next.isPresent()) {
      return Optional.of(token(DeltaTokens.NEXT, next.get(), source));
    }
    return delta
        .filter(text -> !text.isEmpty() && !text.equalsIgnoreCase("latest"))
        .map(text -> token(DeltaTokens.DELTA, text, source));
  }

  private DeltaToken token(String option, String text, DeltaSource source) {
    return tokens
        .read(option, text, source)
        .orElseThrow(() -> invalid(option, "The value of '" + option + "' is invalid."));
  }

  private static void refuseBeside(GraphQuery query, String option) {
    if (query.options().option(option).isPresent()) {
      throw invalid(
          option, "'" + option + "' cannot be used with a token, which already carries it.");
    }
  }

  private static List<UUID> ids(GraphQuery query, DeltaSource source) {
    Set<UUID> ids = new LinkedHashSet<>();
    query.filter(source.type()).ifPresent(filter -> collect(filter, ids));
    if (ids.size() > MAX_IDS) {
      throw unsupported("at most " + MAX_IDS + " ids can be named");
    }
    return List.copyOf(ids);
  }

  /** Any other filter than {@code id eq '...' or ...} is refused. */
  private static void collect(Filter filter, Set<UUID> ids) {
    if (filter instanceof Filter.Or or) {
      or.parts().forEach(part -> collect(part, ids));
    } else if (filter instanceof Filter.Comparison comparison
        && comparison.left().equals(Filter.Path.of("id"))
        && comparison.operator() == Operator.EQ
        && comparison.right() instanceof Filter.Literal literal) {
      ids.add(id(literal.text()));
    } else {
      throw unsupported("only \"id eq '...'\", joined by \"or\", is offered");
    }
  }

  private static UUID id(String text) {
    if (!ID.matcher(text).matches()) {
      throw invalid("$filter", "Invalid object identifier '" + text + "'.");
    }
    return UUID.fromString(text);
  }

  private static GraphException unsupported(String reason) {
    return GraphException.unsupportedQuery("Unsupported $filter in a delta query: " + reason + ".");
  }

  private static GraphException invalid(String option, String message) {
    return GraphException.badProperty(option, "InvalidValue", message);
  }
}
