package dev.tenantsync.dynamics.entitlement;

import dev.tenantsync.dynamics.entitlement.Batch.Case;
import dev.tenantsync.dynamics.entitlement.Mirrored.Entry;
import dev.tenantsync.dynamics.entitlement.Mirrored.Feed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/** A directory, its three feeds, a mirror and the rows, all in memory; only the rules are real. */
@NullUnmarked
final class World {

  /** A request under way: what it will bring, and when it began. */
  record Page(List<Entry> entries, boolean last, int begun) {}

  final List<Person> people = new ArrayList<>();
  final Map<UUID, Row> rows = new LinkedHashMap<>();
  private final Map<UUID, Mirrored> mirror = new LinkedHashMap<>();
  private final Map<Feed, Set<UUID>> unread = new EnumMap<>(Feed.class);
  private final Map<Feed, Page> underWay = new EnumMap<>(Feed.class);
  private final Map<Feed, Integer> complete = new EnumMap<>(Feed.class);
  private final Map<UUID, Integer> waitingSince = new HashMap<>();

  /** People who at some moment lost what entitled them. Nobody else may ever be disabled. */
  private final Set<UUID> lost = new LinkedHashSet<>();

  /** What the directory last stated of each person; a change shows in the feeds it concerns. */
  private final Map<UUID, Entry> stated = new HashMap<>();

  private int clock = 1;
  int limit;

  World(int size, int limit) {
    this.limit = limit;
    for (int number = 0; number < size; number++) {
      Person person = new Person(number);
      people.add(person);
      mirror.put(person.id, new Mirrored(person.id));
      stated.put(person.id, Entry.inFeed(person));
    }
    for (Feed feed : Feed.values()) {
      unread.put(feed, new LinkedHashSet<>(mirror.keySet()));
      complete.put(feed, 0);
    }
  }

  /** After any change in the directory, taking away or giving. */
  void changed(Person person, boolean takingAway) {
    Entry now = Entry.inFeed(person);
    now.tellingOtherThan(stated.put(person.id, now))
        .forEach(feed -> unread.get(feed).add(person.id));
    if (takingAway) {
      noteLoss(person);
    }
  }

  private void noteLoss(Person person) {
    if (!person.deserves(local(person.id))) {
      lost.add(person.id);
    }
  }

  LocalChoices local(UUID id) {
    return Optional.ofNullable(rows.get(id)).map(Row::local).orElse(LocalChoices.NONE);
  }

  /** Begins a request for at most so many entries; each carries the state of this moment. */
  void begin(Feed feed, int entries) {
    if (underWay.containsKey(feed)) {
      return;
    }
    Set<UUID> ids = unread.get(feed);
    List<UUID> taken = ids.stream().limit(entries).toList();
    taken.forEach(ids::remove);
    List<Entry> page =
        people.stream().filter(person -> taken.contains(person.id)).map(Entry::inFeed).toList();
    underWay.put(feed, new Page(page, ids.isEmpty(), ++clock));
  }

  void arrive(Feed feed) {
    Page page = underWay.remove(feed);
    if (page == null) {
      return;
    }
    clock++;
    page.entries().forEach(entry -> mirror.get(entry.id()).see(feed, entry, clock));
    if (page.last()) {
      boolean first = complete.put(feed, page.begun()) == 0;
      if (first) {
        repeatDecisions();
      }
    }
  }

  /** Requests under way are lost with the process; the cursor did not move. */
  void crash() {
    underWay.forEach(
        (feed, page) -> page.entries().forEach(entry -> unread.get(feed).add(entry.id())));
    underWay.clear();
  }

  void repeatDecisions() {
    mirror.values().forEach(account -> account.pending = true);
  }

  void repeatPages() {
    unread.values().forEach(ids -> ids.addAll(mirror.keySet()));
  }

  /** Everything read anew, what is missing looked up by id, then every account decided. */
  List<Decision> resync() {
    clock++;
    for (Person person : people) {
      for (Feed feed : Feed.values()) {
        mirror.get(person.id).see(feed, Entry.lookedUp(person), clock);
      }
    }
    unread.values().forEach(Set::clear);
    underWay.clear();
    clock++;
    for (Feed feed : Feed.values()) {
      complete.put(feed, clock);
    }
    return decide(mirror.keySet());
  }

  List<UUID> pending() {
    return mirror.values().stream()
        .filter(account -> account.pending)
        .map(account -> account.id)
        .toList();
  }

  /** Reads and decides until nothing is left to do. */
  void comeToRest() {
    for (int round = 0; round < 2; round++) {
      for (Feed feed : Feed.values()) {
        arrive(feed);
        begin(feed, Integer.MAX_VALUE);
        arrive(feed);
      }
    }
    for (int round = 0; !pending().isEmpty(); round++) {
      check(round < 20, "the world comes to rest");
      decide(pending());
    }
  }

  AccountFacts facts(UUID id) {
    Mirrored account = mirror.get(id);
    return account.facts(
        complete.get(Feed.ROLES) > 0, complete.get(Feed.GROUP) > 0, settled(account));
  }

  private boolean settled(Mirrored account) {
    for (Feed feed : Feed.values()) {
      for (Feed other : Feed.values()) {
        boolean concerns = feed != other || feed == Feed.GROUP;
        if (concerns && complete.get(other) <= account.arrived.get(feed)) {
          return false;
        }
      }
    }
    return true;
  }

  Environment environment() {
    List<UUID> queue =
        waitingSince.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .map(Map.Entry::getKey)
            .toList();
    return new Environment(new Slots(limit, held(), queue), false, true);
  }

  int held() {
    return (int) rows.values().stream().filter(row -> row.standing().holdsSlot()).count();
  }

  List<Decision> decide(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    int heldBefore = held();
    List<Case> cases =
        ids.stream().map(id -> new Case(facts(id), Optional.ofNullable(rows.get(id)))).toList();
    Batch batch = Batch.decide(cases, environment());
    for (int index = 0; index < cases.size(); index++) {
      apply(cases.get(index).facts().objectId(), batch.decisions().get(index));
    }
    check(held() <= Math.max(limit, heldBefore), "no more slots held than there are");
    check(batch.slots().held() == held(), "the batch counts the slots as they are");
    batch.turns().forEach(id -> mirror.get(id).pending = true);
    return batch.decisions();
  }

  private void apply(UUID id, Decision decision) {
    Row before = rows.get(id);
    Rows.applied(Optional.ofNullable(before), id, decision).ifPresent(row -> rows.put(id, row));
    mirror.get(id).decided(decision);
    Row after = rows.get(id);
    if (after == null) {
      return;
    }
    checkDisabling(id, decision);
    boolean byHand = before != null && before.administrator().byHand();
    check(after.administrator().byHand() == byHand, "grants by hand are not touched");
    LocalChoices choices = before == null ? LocalChoices.NONE : before.local();
    check(after.local().equals(choices), "choices by hand are not touched");
    queue(id, after);
  }

  private void checkDisabling(UUID id, Decision decision) {
    boolean forLoss =
        decision.plan().has(Plan.Kind.DISABLE) && decision.reason() != Reason.NON_INTERACTIVE_LIMIT;
    check(!forLoss || lost.contains(id), "who never lost its entitlement is never disabled");
  }

  private void queue(UUID id, Row row) {
    if (row.standing().waitsForSlot()) {
      waitingSince.putIfAbsent(id, ++clock);
    } else {
      waitingSince.remove(id);
    }
  }

  /** Makes an edit by hand and answers with the refusal's reason, or "allowed". */
  String edit(Person person, Function<LocalEdits, EditVerdict> edit) {
    Row row = rows.get(person.id);
    if (row == null) {
      return "no row";
    }
    OtherAdministrators enough = new OtherAdministrators(3, 3, 3);
    LocalEdits edits = new LocalEdits(facts(person.id), row, environment(), enough);
    return edit.apply(edits)
        .fold(
            allowed -> {
              write(person, allowed);
              return "allowed";
            },
            refused -> refused.reason().id());
  }

  private void write(Person person, EditVerdict.Allowed allowed) {
    int heldBefore = held();
    rows.put(person.id, allowed.edited());
    noteLoss(person);
    apply(person.id, allowed.decision());
    allowed.turns().forEach(id -> mirror.get(id).pending = true);
    check(held() <= Math.max(limit, heldBefore), "no more slots held than there are");
  }

  private static void check(boolean holds, String law) {
    if (!holds) {
      throw new AssertionError("broken: " + law);
    }
  }

  /** Deletes a row here, as may be done once the account is gone. */
  void deleteHere(Person person) {
    Row row = rows.get(person.id);
    if (row != null && row.state().azureState() == AzureState.NOT_FOUND) {
      rows.put(person.id, Rows.deletedHere(row));
      mirror.get(person.id).pending = true;
    }
  }
}
