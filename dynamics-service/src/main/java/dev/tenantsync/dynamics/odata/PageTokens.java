package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.QueryOptions;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.odata.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $skiptoken} of a next link: the key of the last row shown, signed, and bound to the
 * filter and order it was made for.
 */
@ApplicationScoped
class PageTokens {

  private static final String PURPOSE = "page";

  private final SigningKey key;

  PageTokens(SigningKey key) {
    this.key = key;
  }

  String after(EntityQuery query, List<@Nullable String> lastRow) {
    List<@Nullable String> payload = new ArrayList<>();
    payload.add(asked(query));
    payload.addAll(lastRow);
    return key.signing(PURPOSE).seal(Tuple.encode(payload));
  }

  /** The rows after the token's; of any row where there is no token. */
  SqlCondition rest(EntityQuery query) {
    String token = query.options().skipToken().orElse(null);
    if (token == null) {
      return SqlCondition.always();
    }
    return key.signing(PURPOSE)
        .open(token)
        .flatMap(Tuple::decode)
        .filter(payload -> !payload.isEmpty() && asked(query).equals(payload.get(0)))
        .flatMap(payload -> query.order().after(payload.subList(1, payload.size())))
        .orElseThrow(() -> Refusals.badQuery("The $skiptoken is not valid for this query."));
  }

  private static String asked(EntityQuery query) {
    QueryOptions options = query.options();
    return String.join(
        "|",
        query.entity().set(),
        options.orderBy().orElse(""),
        Integer.toHexString(options.filter().orElse("").hashCode()),
        Integer.toHexString(options.custom().hashCode()));
  }
}
