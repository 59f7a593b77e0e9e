package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.UserProperties;
import dev.tenantsync.office365.user.UserProperty;
import dev.tenantsync.office365.user.UserViews;
import dev.tenantsync.office365.user.Users;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
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

  private final Users users;
  private final UserViews views;
  private final ManagerDelta managers;

  UserDelta(Users users, UserViews views, ManagerDelta managers) {
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
    List<User> found = live(after.id(), tracking.ids(), limit + 1);
    List<User> told = found.subList(0, Math.min(limit, found.size()));
    List<ObjectNode> entries = views.render(told, shown(tracking));
    if (tracking.tracksEverything()) {
      entries.forEach(entry -> leaveOutUnset(entry, Set.of()));
    }
    managers.enumerate(told, entries, tracking);
    return new Slice(
        entries,
        found.size() > limit
            ? Optional.of(new Stage.Key(told.get(limit - 1).id, Stage.Key.NONE))
            : Optional.empty());
  }

  @Override
  public List<ObjectNode> tell(List<Touched> objects, Tracking tracking, boolean minimal) {
    Map<UUID, User> found = new HashMap<>();
    users
        .list("id in ?1", objects.stream().map(Touched::id).toList())
        .forEach(user -> found.put(user.id, user));
    List<User> live = found.values().stream().filter(user -> !user.isDeleted()).toList();
    List<ObjectNode> rendered = views.render(live, shown(tracking));
    Map<UUID, ObjectNode> entries = new HashMap<>();
    for (int i = 0; i < live.size(); i++) {
      entries.put(live.get(i).id, rendered.get(i));
    }
    List<ObjectNode> told =
        objects.stream()
            .map(
                object -> {
                  ObjectNode entry = entries.get(object.id());
                  return entry == null
                      ? gone(object.id(), found.containsKey(object.id()))
                      : cut(entry, object, tracking, minimal);
                })
            .toList();
    managers.tell(objects, told, tracking);
    return told;
  }

  private List<User> live(UUID after, List<UUID> ids, int limit) {
    PanacheQuery<User> query =
        ids.isEmpty()
            ? users.find("id > ?1 and deletedDateTime is null order by id", after)
            : users.find(
                "id > ?1 and id in ?2 and deletedDateTime is null order by id", after, ids);
    return query.range(0, limit - 1).list();
  }

  private static ObjectNode gone(UUID id, boolean recoverable) {
    return recoverable ? Removed.recoverably(id) : Removed.forGood(id);
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
