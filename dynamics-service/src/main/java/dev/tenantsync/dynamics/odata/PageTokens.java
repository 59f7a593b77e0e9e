package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.odata.QueryOptions;
import dev.tenantsync.odata.SignedToken;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.odata.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $skiptoken} of a next link: the key of the last row shown, signed, and bound to the
 * filter and order it was made for. The key lies in the database, so that every replica and every
 * restart knows it.
 */
@ApplicationScoped
class PageTokens {

  private static final int VERSION = 1;

  private final Database database;
  private volatile @Nullable SignedToken signing;

  PageTokens(Database database) {
    this.database = database;
  }

  String after(EntityQuery query, List<@Nullable String> lastRow) {
    List<@Nullable String> payload = new ArrayList<>();
    payload.add(asked(query));
    payload.addAll(lastRow);
    return signing().seal(Tuple.encode(payload));
  }

  /** The rows after the token's; of any row where there is no token. */
  SqlCondition rest(EntityQuery query) {
    String token = query.options().skipToken().orElse(null);
    if (token == null) {
      return SqlCondition.always();
    }
    return signing()
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
        Integer.toHexString(options.filter().orElse("").hashCode()));
  }

  private SignedToken signing() {
    SignedToken known = signing;
    if (known == null) {
      Optional<String> secret =
          database.first(
              "select encode(secret, 'hex') as secret from signing_key where purpose = 'page'",
              row -> row.text("secret"));
      byte[] key = HexFormat.of().parseHex(secret.orElseThrow());
      known = new SignedToken("page", VERSION, key);
      signing = known;
    }
    return known;
  }
}
