package dev.tenantsync.dynamics.odata;

import dev.tenantsync.bootstrap.database.Home;
import dev.tenantsync.dynamics.caller.Caller;
import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.RowStream.JsonRow;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.odata.Prefer;
import dev.tenantsync.odata.QueryOptions;
import dev.tenantsync.odata.SignedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code Prefer: odata.track-changes}: first every row, then, round by round, the rows that changed
 * since, each once and as it stands. A round reaches up to the fence of its beginning; what changes
 * behind it belongs to the next one, so that nothing is lost under concurrent writers.
 */
@ApplicationScoped
class ChangeTracking {

  static final String PREFERENCE = "odata.track-changes";

  private static final String PURPOSE = "delta";
  private static final String NEXT = "$skiptoken";
  private static final String DELTA = "$deltatoken";

  private final Database database;
  private final ChangeReader reader;
  private final SigningKey key;
  private final Links links;
  private final Duration lifetime;

  ChangeTracking(
      Database database,
      ChangeReader reader,
      SigningKey key,
      Links links,
      DynamicsSettings settings) {
    this.database = database;
    this.reader = reader;
    this.key = key;
    this.links = links;
    this.lifetime = settings.webApi().deltaLifetime();
  }

  /** Whether a request is about changes, by its preference or by the token of an earlier answer. */
  boolean isAskedFor(String rawQuery, Prefer prefer) {
    QueryOptions options = Refusals.options(rawQuery);
    return prefer.value(PREFERENCE).isPresent()
        || options.deltaToken().isPresent()
        || options.skipToken().flatMap(signing()::open).isPresent();
  }

  /**
   * A page: rows or what became of them, and a link to the next page or the next round.
   *
   * @throws DataverseException 403 for a caller who does not read every row, 400 for an entity
   *     without tracking or a bad token, 410 for one that is too old
   */
  @Transactional
  byte[] page(EntityQuery query, Caller caller) {
    Entity entity = query.entity();
    if (!entity.isTracked()) {
      throw Refusals.badQuery("Change tracking is not enabled for '" + entity.logicalName() + "'.");
    }
    entity.guard().require(caller);
    if (!entity.guard().reachesAll(caller)) {
      throw CurrentCaller.outOfReach();
    }
    Fence fence = fence();
    DeltaToken position = begun(token(query, fence), fence);
    PageWriter page = new PageWriter(query.annotations(), JsonRow::json);
    page.begin(
        links.context(entity.set() + EntityReader.columns(query) + "/$delta"), OptionalInt.empty());
    Optional<DeltaToken> rest =
        position.from().isPresent()
            ? reader.changed(query, position, page)
            : reader.enumerated(query, position, page);
    return rest.map(more -> page.end("@odata.nextLink", link(query, NEXT, more)))
        .orElseGet(() -> page.end("@odata.deltaLink", link(query, DELTA, position.followed())));
  }

  /**
   * @param xmin every transaction below it is finished
   * @param cluster whose transaction numbers these are, see {@link Home}, and since which restore
   */
  private record Fence(String xmin, String cluster, Instant now) {

    /** Its transaction is still to come, so that the numbers were set back since. */
    boolean isBehind(String position) {
      return Long.compareUnsigned(Long.parseUnsignedLong(xmin), Long.parseUnsignedLong(position))
          < 0;
    }
  }

  private Fence fence() {
    return database
        .first(
            """
            select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, now() as now,
            """
                + Home.of("row_change")
                + " || "
                + Restores.LAST
                + " as cluster",
            row -> new Fence(row.text("xmin"), row.text("cluster"), row.instant("now")))
        .orElseThrow();
  }

  private DeltaToken token(EntityQuery query, Fence fence) {
    Optional<String> given = query.options().deltaToken().or(() -> query.options().skipToken());
    if (given.isEmpty()) {
      return new DeltaToken(
          query.entity().set(),
          fence.cluster(),
          fence.now(),
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
    DeltaToken token =
        signing()
            .open(given.get())
            .flatMap(DeltaToken::decoded)
            .filter(known -> known.set().equals(query.entity().set()))
            .orElseThrow(() -> Refusals.badQuery("The token is not valid for this query."));
    if (token.issued().plus(lifetime).isBefore(fence.now())
        || !token.cluster().equals(fence.cluster())
        || token.from().filter(fence::isBehind).isPresent()) {
      throw expired();
    }
    return token;
  }

  private static DeltaToken begun(DeltaToken token, Fence fence) {
    return token.to().isPresent() ? token : token.reaching(fence.xmin(), fence.now());
  }

  /** Dataverse: ExpiredVersionStamp. */
  private static DataverseException expired() {
    return new DataverseException(
        410,
        "0x80044352",
        "The version stamp of the client has expired. Please perform a full synchronization.");
  }

  private String link(EntityQuery query, String option, DeltaToken token) {
    String sealed = signing().seal(token.encoded());
    return links.root()
        + query.entity().set()
        + "?"
        + query.options().without(NEXT).without(DELTA).with(option, sealed).toQuery();
  }

  private SignedToken signing() {
    return key.signing(PURPOSE);
  }
}
