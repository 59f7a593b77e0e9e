package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.user.UserFields;
import dev.tenantsync.office365.user.UserProperties;
import dev.tenantsync.office365.user.UserProperty;
import dev.tenantsync.office365.user.UserRow;
import dev.tenantsync.office365.user.UserRows;
import dev.tenantsync.office365.user.UserViews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Users, deleted ones as {@code @removed} (graph-directory D8). */
@ApplicationScoped
class UserDelta implements DeltaSource {

  private static final Set<String> DEFAULTS = Set.copyOf(UserProperties.defaults());

  private final UserRows users;
  private final UserViews views;
  private final ManagerDelta managers;

  UserDelta(UserRows users, UserViews views, ManagerDelta managers) {
    this.users = users;
    this.views = views;
    this.managers = managers;
  }

  @Override
  public Change.Resource resource() {
    return Change.Resource.USER;
  }

  @Override
  public String collection() {
    return "users";
  }

  @Override
  public String type() {
    return "User";
  }

  @Override
  public Set<String> properties() {
    Set<String> names = new LinkedHashSet<>();
    UserProperties.all().stream().map(UserProperty::name).forEach(names::add);
    names.addAll(views.added());
    return names;
  }

  @Override
  public boolean offers(String property) {
    return property.equals(ManagerDelta.MANAGER) || properties().contains(property);
  }

  @Override
  public Slice enumerate(Stage.Key after, Tracking tracking, int limit) {
    // One more than asked tells whether there are more.
    List<UserRow> found = live(after.id(), tracking, limit + 1);
    List<UserRow> told = found.subList(0, Math.min(limit, found.size()));
    return new Slice(
        isPlain(tracking) ? plain(told, tracking) : TreeEntry.of(whole(told, tracking)),
        found.size() > limit
            ? Optional.of(new Stage.Key(told.get(limit - 1).id(), Stage.Key.NONE))
            : Optional.empty());
  }

  private List<UserRow> live(UUID after, Tracking tracking, int limit) {
    return tracking.ids().isEmpty()
        ? users.behind(after, limit, shown(tracking))
        : users.behind(after, tracking.ids(), limit, shown(tracking));
  }

  /** Whether entries show what users show, and nothing is to be added or left out. */
  private static boolean isPlain(Tracking tracking) {
    return !tracking.tracksEverything() && !ManagerDelta.isSelected(tracking);
  }

  private List<Entry> plain(List<UserRow> told, Tracking tracking) {
    UserFields fields = views.fields(told.stream().map(UserRow::id).toList(), shown(tracking));
    return told.stream().<Entry>map(row -> new UserEntry(fields, row)).toList();
  }

  private List<ObjectNode> whole(List<UserRow> told, Tracking tracking) {
    List<ObjectNode> entries = views.renderRows(told, shown(tracking));
    if (tracking.tracksEverything()) {
      entries.forEach(entry -> leaveOutUnset(entry, Set.of()));
    }
    managers.enumerate(told, entries, tracking);
    return entries;
  }

  @Override
  public List<Entry> tell(List<Touched> objects, Tracking tracking, boolean minimal) {
    Map<UUID, UserRow> found = new HashMap<>();
    users
        .among(objects.stream().map(Touched::id).toList(), shown(tracking))
        .forEach(row -> found.put(row.id(), row));
    List<UserRow> live = found.values().stream().filter(row -> !row.isDeleted()).toList();
    if (isPlain(tracking) && !minimal) {
      Map<UUID, Entry> entries = new HashMap<>();
      plain(live, tracking).forEach(entry -> entries.put(entry.id(), entry));
      objects.forEach(
          object -> entries.computeIfAbsent(object.id(), id -> new TreeEntry(gone(id, found))));
      return objects.stream().map(Touched::id).map(entries::get).toList();
    }
    Map<UUID, ObjectNode> entries = new HashMap<>();
    List<ObjectNode> rendered = views.renderRows(live, shown(tracking));
    for (int i = 0; i < live.size(); i++) {
      entries.put(live.get(i).id(), rendered.get(i));
    }
    List<ObjectNode> told =
        objects.stream()
            .map(
                object -> {
                  ObjectNode entry = entries.get(object.id());
                  return entry == null
                      ? gone(object.id(), found)
                      : cut(entry, object, tracking, minimal);
                })
            .toList();
    managers.tell(objects, told, tracking);
    return TreeEntry.of(told);
  }

  private static ObjectNode gone(UUID id, Map<UUID, UserRow> found) {
    return found.containsKey(id) ? Removed.recoverably(id) : Removed.forGood(id);
  }

  private static ObjectNode cut(
      ObjectNode entry, Touched object, Tracking tracking, boolean minimal) {
    if (minimal && !object.whole()) {
      List<String> changed = new ArrayList<>(object.properties());
      changed.add("id");
      return entry.retain(changed);
    }
    if (tracking.tracksEverything()) {
      leaveOutUnset(entry, object.properties());
    }
    return entry;
  }

  private Collection<String> shown(Tracking tracking) {
    if (tracking.tracksEverything()) {
      return properties();
    }
    Set<String> shown = new LinkedHashSet<>(tracking.properties());
    shown.add("id");
    return shown;
  }

  /** Beyond the defaults only what has a value, or has just lost it (graph-directory D9). */
  private static void leaveOutUnset(ObjectNode entry, Set<String> changed) {
    Set<String> kept = new HashSet<>(DEFAULTS);
    kept.addAll(changed);
    Unset.leaveOut(entry, kept);
  }
}
