package dev.tenantsync.office365.group;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.group.GroupLocks.Ends;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates groups, changes their properties, and removes them for good. */
@ApplicationScoped
public class GroupRegistry {

  private final Groups groups;
  private final GroupLocks locks;
  private final GroupMembers members;
  private final Memberships memberships;
  private final Ownerships ownerships;
  private final List<MembershipListener> listeners;
  private final ChangeLog log;
  private final Clock clock;

  GroupRegistry(
      Groups groups,
      GroupLocks locks,
      GroupMembers members,
      Memberships memberships,
      Ownerships ownerships,
      @All List<MembershipListener> listeners,
      ChangeLog log,
      Clock clock) {
    this.groups = groups;
    this.locks = locks;
    this.members = members;
    this.memberships = memberships;
    this.ownerships = ownerships;
    this.listeners = listeners;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Creates a group of an edit that names all that is required, with its members and owners.
   *
   * @throws GraphException if one of these is not there
   */
  @Transactional
  Group create(GroupEdit edit) {
    Ends ends = locks.forNewGroup(bound(edit));
    Group group = new Group();
    group.id = UUID.randomUUID();
    group.createdDateTime = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    edit.applyTo(group);
    groups.persistAndFlush(group);
    log.append(difference(Change.of(Change.Resource.GROUP, group.id, Change.Kind.CREATED), group));
    bind(group.id, edit, ends);
    return group;
  }

  /**
   * Changes a group's properties and adds members and owners, all of it or nothing.
   *
   * @throws GraphException if the group, or what is to be bound, is not there, or is bound already
   */
  @Transactional
  void change(UUID id, GroupEdit edit) {
    if (edit.values().isEmpty()) {
      bind(id, edit, locks.forMembers(id, bound(edit)));
      return;
    }
    Ends ends = locks.forChange(id, bound(edit));
    Group group = groups.findById(id);
    Map<String, @Nullable Object> before = values(group);
    edit.applyTo(group);
    groups.flush();
    Change change = Change.of(Change.Resource.GROUP, id, Change.Kind.UPDATED);
    values(group).forEach((name, now) -> change.property(name, before.get(name), now));
    log.append(change);
    bind(id, edit, ends);
  }

  /**
   * Removes a group for good, and it from the groups it is in. Security groups are never to be had
   * back (graph-directory G5).
   */
  @Transactional
  public void delete(UUID id) {
    Group group = locks.forDelete(id);
    listeners.forEach(listener -> listener.deleted(id));
    log.append(
        members.groupsAround(id).stream()
            .map(
                around ->
                    Change.membership(
                        Change.Resource.GROUP, around, id, Change.Kind.MEMBER_REMOVED))
            .toList());
    groups.delete(group);
    groups.flush();
    log.append(Change.of(Change.Resource.GROUP, id, Change.Kind.PURGED));
  }

  private void bind(UUID id, GroupEdit edit, Ends ends) {
    memberships.add(id, ends.among(edit.members()));
    ownerships.add(id, ends.among(edit.owners()));
  }

  private static List<UUID> bound(GroupEdit edit) {
    return Stream.concat(edit.members().stream(), edit.owners().stream()).distinct().toList();
  }

  private static Change difference(Change change, Group group) {
    values(group).forEach((name, value) -> change.property(name, null, value));
    return change;
  }

  private static Map<String, @Nullable Object> values(Group group) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("displayName", group.displayName);
    values.put("description", group.description);
    values.put("mailNickname", group.mailNickname);
    return values;
  }
}
