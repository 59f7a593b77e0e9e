package dev.tenantsync.office365.feed;

import dev.tenantsync.office365.feed.ChangeReader.Follow;
import dev.tenantsync.office365.feed.DeltaAnswer.BeginAgain;
import dev.tenantsync.office365.feed.DeltaAnswer.Cause;
import dev.tenantsync.office365.feed.DeltaAnswer.Page;
import dev.tenantsync.office365.feed.DeltaAnswer.SetBack;
import dev.tenantsync.office365.feed.Stage.Enumerating;
import dev.tenantsync.office365.feed.Stage.Following;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads one page of a feed, whichever. A client is first told everything, by key, and then follows
 * the change log from where it stood when that began.
 */
@ApplicationScoped
class DeltaPages {

  private final ChangeReader log;
  private final DeltaTokens tokens;
  private final CauseNotes causes;

  DeltaPages(ChangeReader log, DeltaTokens tokens, CauseNotes causes) {
    this.log = log;
    this.tokens = tokens;
    this.causes = causes;
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  DeltaAnswer read(DeltaSource source, DeltaRequest request) {
    LogSnapshot snapshot = log.begin();
    if (!snapshot.atHome()) {
      return new SetBack(snapshot.newest().epoch());
    }
    Optional<DeltaAnswer> refused = request.token().flatMap(token -> refusal(token, snapshot));
    if (refused.isPresent()) {
      return refused.get();
    }
    Stage stage = request.token().map(DeltaToken::stage).orElseGet(() -> start(request, snapshot));
    Page page =
        stage instanceof Enumerating enumerating
            ? enumerate(source, request, enumerating)
            : follow(source, request, stage.position(), snapshot);
    Optional<String> known = request.wish().causes();
    if (known.isPresent() && !page.entries().isEmpty()) {
      Causes.Reach reach = reach(source, request, since(stage, known.get()), snapshot);
      if (snapshot.newest().xact() >= reach.since().xact()) {
        causes.add(page.entries(), reach);
      }
    }
    return page;
  }

  private static Causes.Reach reach(
      DeltaSource source, DeltaRequest request, Causes.Since since, LogSnapshot snapshot) {
    return new Causes.Reach(
        source.resource(),
        snapshot.newest().epoch(),
        since,
        snapshot.fence(),
        followed(source, request.tracking()));
  }

  /**
   * An enumeration tells what was caused at any time, or behind what the client knows; who follows,
   * what was since the token.
   */
  private static Causes.Since since(Stage stage, String known) {
    LogPosition position = stage.position();
    return stage instanceof Following
        ? new Causes.Since(position.xact(), position.seq())
        : new Causes.Since(LogSnapshot.fence(position.epoch(), known), Long.MIN_VALUE);
  }

  private static Set<String> followed(DeltaSource source, Tracking tracking) {
    return tracking.tracksEverything()
        ? source.properties()
        : new LinkedHashSet<>(tracking.properties());
  }

  /**
   * We signed the token while its row was there, and pruning takes a row only with all before it:
   * an enumeration that took very long may stand there. Where one of those is left, the log was set
   * back, and who reads on elsewhere may have seen what is lost, too, and not know it.
   */
  private Optional<DeltaAnswer> refusal(DeltaToken token, LogSnapshot snapshot) {
    LogPosition position = token.stage().position();
    UUID epoch = snapshot.newest().epoch();
    if (!position.epoch().equals(epoch)) {
      return Optional.of(new BeginAgain(Cause.LOST));
    }
    if (tokens.expired(token)) {
      return Optional.of(new BeginAgain(Cause.EXPIRED));
    }
    if (log.holds(position)) {
      return Optional.empty();
    }
    return Optional.of(log.reaches(position) ? new SetBack(epoch) : new BeginAgain(Cause.LOST));
  }

  private static Stage start(DeltaRequest request, LogSnapshot snapshot) {
    return request.fromNow()
        ? new Following(snapshot.newest())
        : new Enumerating(snapshot.newest(), snapshot.fence(), Stage.Key.START);
  }

  private static Page enumerate(DeltaSource source, DeltaRequest request, Enumerating stage) {
    DeltaSource.Slice slice =
        source.enumerate(stage.after(), request.tracking(), request.wish().size());
    LogPosition position = stage.position();
    return slice
        .more()
        .map(
            key ->
                new Page(
                    slice.entries(),
                    new Enumerating(position, stage.fence(), key),
                    Optional.empty()))
        .orElseGet(
            () ->
                new Page(
                    slice.entries(),
                    new Following(position),
                    Optional.of(LogSnapshot.position(position.epoch(), stage.fence()))));
  }

  private Page follow(
      DeltaSource source, DeltaRequest request, LogPosition position, LogSnapshot snapshot) {
    Tracking tracking = request.tracking();
    Follow follow = new Follow(followed(source, tracking), tracking.ids());
    List<ChangeRow> rows = log.after(position, snapshot, source.resource(), follow);
    Touched.Page page = Touched.gather(rows, request.wish().size());
    List<Entry> entries = source.tell(page.objects(), tracking, request.wish().minimal());
    boolean last = page.exhausted() && rows.size() < ChangeReader.WINDOW;
    return last
        ? new Page(
            entries,
            new Following(snapshot.newest()),
            Optional.of(LogSnapshot.position(position.epoch(), snapshot.fence())))
        : new Page(entries, new Following(page.last().orElse(position)), Optional.empty());
  }
}
