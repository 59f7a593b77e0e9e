package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.feed.Membered.Link;
import dev.tenantsync.office365.feed.Membered.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Objects with their members. One with many members is told in slices over several pages, so that
 * no page grows with the tenant (graph-directory D10).
 */
final class MemberedDelta implements DeltaSource {

  private static final String MEMBERS = "members";

  /** Behind every member: an object told without any has nothing left to tell. */
  private static final UUID ALL = new UUID(-1, -1);

  private final Membered objects;

  MemberedDelta(Membered objects) {
    this.objects = objects;
  }

  @Override
  public Change.Resource resource() {
    return objects.resource();
  }

  @Override
  public String collection() {
    return objects.collection();
  }

  @Override
  public String type() {
    return objects.type();
  }

  @Override
  public Set<String> properties() {
    Set<String> names = new LinkedHashSet<>(objects.properties());
    names.add(MEMBERS);
    return names;
  }

  @Override
  public Slice enumerate(Stage.Key after, Tracking tracking, int limit) {
    List<Entry> entries = new ArrayList<>();
    Stage.Key told = after;
    int left = limit;
    for (Map.Entry<UUID, ObjectNode> object : from(after.id(), tracking, limit).entrySet()) {
      UUID id = object.getKey();
      UUID from = id.equals(after.id()) ? after.related() : Stage.Key.NONE;
      Map<UUID, String> members =
          tracking.tracks(MEMBERS) ? objects.members(id, from, left) : Map.of();
      if (!members.isEmpty() || from.equals(Stage.Key.NONE)) {
        ObjectNode entry = selected(object.getValue(), tracking, Set.of());
        members.forEach((member, type) -> tell(entry, member, new Standing(type, true)));
        entries.add(new TreeEntry(entry));
        left -= Math.max(1, members.size());
        told = new Stage.Key(id, members.keySet().stream().reduce(ALL, (first, last) -> last));
      }
      if (left == 0) {
        return new Slice(entries, Optional.of(told));
      }
    }
    return new Slice(entries, Optional.empty());
  }

  /** The object in hand, whose members may not all be told, and those behind it. */
  private Map<UUID, ObjectNode> from(UUID current, Tracking tracking, int limit) {
    Map<UUID, ObjectNode> found = new LinkedHashMap<>();
    if (tracking.ids().isEmpty()) {
      found.putAll(objects.byIds(List.of(current)));
      found.putAll(objects.slice(current, limit));
    } else {
      found.putAll(objects.byIds(tracking.ids()));
      found.keySet().removeIf(id -> id.toString().compareTo(current.toString()) < 0);
    }
    return found;
  }

  @Override
  public List<Entry> tell(List<Touched> touched, Tracking tracking, boolean minimal) {
    Map<UUID, ObjectNode> found = objects.byIds(touched.stream().map(Touched::id).toList());
    Map<Link, Standing> standing =
        objects.standing(touched.stream().flatMap(MemberedDelta::links).toList());
    return touched.stream()
        .<Entry>map(
            object -> {
              ObjectNode whole = found.get(object.id());
              if (whole == null) {
                return new TreeEntry(Removed.forGood(object.id()));
              }
              ObjectNode entry = selected(whole, tracking, object.properties());
              if (minimal && !object.whole()) {
                List<String> changed = new ArrayList<>(object.properties());
                changed.add("id");
                entry.retain(changed);
              }
              links(object)
                  .forEach(
                      link ->
                          tell(entry, link.member(), Objects.requireNonNull(standing.get(link))));
              return new TreeEntry(entry);
            })
        .toList();
  }

  private static Stream<Link> links(Touched object) {
    return object.related().stream().map(member -> new Link(object.id(), member));
  }

  private static ObjectNode selected(ObjectNode entry, Tracking tracking, Set<String> changed) {
    if (tracking.tracksEverything()) {
      Unset.leaveOut(entry, changed);
    } else {
      List<String> kept = new ArrayList<>(tracking.properties());
      kept.add("id");
      entry.retain(kept);
    }
    return entry;
  }

  /** Adds how a membership stands; an entry without any shows no list. */
  private static void tell(ObjectNode entry, UUID member, Standing standing) {
    ArrayNode list = entry.withArray("members@delta");
    ObjectNode told = list.addObject();
    told.put("@odata.type", "#microsoft.graph." + standing.type());
    told.put("id", member.toString());
    if (!standing.holds()) {
      told.set("@removed", Removed.reason("deleted"));
    }
  }
}
