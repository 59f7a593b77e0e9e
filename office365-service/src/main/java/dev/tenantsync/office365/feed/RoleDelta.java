package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.role.Membership;
import dev.tenantsync.office365.role.Role;
import dev.tenantsync.office365.role.RoleMembers;
import dev.tenantsync.office365.role.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Activated roles with their members. A role with many members is told in slices over several
 * pages, so that no page grows with the tenant.
 */
@ApplicationScoped
class RoleDelta implements DeltaSource {

  private static final String MEMBERS = "members";

  /** Behind every member: a role told without any has nothing left to tell. */
  private static final UUID ALL = new UUID(-1, -1);

  private final Roles roles;
  private final RoleMembers members;

  RoleDelta(Roles roles, RoleMembers members) {
    this.roles = roles;
    this.members = members;
  }

  @Override
  public Change.Resource resource() {
    return Change.Resource.DIRECTORY_ROLE;
  }

  @Override
  public String collection() {
    return "directoryRoles";
  }

  @Override
  public String type() {
    return "DirectoryRole";
  }

  @Override
  public Set<String> properties() {
    return Set.of("id", "displayName", "description", "roleTemplateId", MEMBERS);
  }

  @Override
  public Slice enumerate(Stage.Key after, Tracking tracking, int limit) {
    List<ObjectNode> entries = new ArrayList<>();
    Stage.Key told = after;
    int left = limit;
    for (Role role : from(after.id(), tracking, limit)) {
      UUID from = role.id().equals(after.id()) ? after.related() : Stage.Key.NONE;
      List<UUID> slice =
          tracking.tracks(MEMBERS) ? members.slice(role.id(), from, left) : List.of();
      if (!slice.isEmpty() || from.equals(Stage.Key.NONE)) {
        List<Membership> held =
            slice.stream().map(member -> new Membership(role.id(), member)).toList();
        entries.add(withMembers(entry(role, tracking), held, Set.copyOf(held)));
        left -= Math.max(1, slice.size());
        told = new Stage.Key(role.id(), slice.isEmpty() ? ALL : slice.get(slice.size() - 1));
      }
      if (left == 0) {
        return new Slice(entries, Optional.of(told));
      }
    }
    return new Slice(entries, Optional.empty());
  }

  /** The role in hand, whose members may not all be told, and those behind it. */
  private List<Role> from(UUID current, Tracking tracking, int limit) {
    if (!tracking.ids().isEmpty()) {
      return roles.byIds(tracking.ids()).stream()
          .filter(role -> role.id().toString().compareTo(current.toString()) >= 0)
          .toList();
    }
    List<Role> found = new ArrayList<>(roles.byIds(List.of(current)));
    found.addAll(roles.slice(current, limit));
    return found;
  }

  @Override
  public List<ObjectNode> tell(List<Touched> objects, Tracking tracking, boolean minimal) {
    Map<UUID, Role> found =
        roles.byIds(objects.stream().map(Touched::id).toList()).stream()
            .collect(Collectors.toMap(Role::id, Function.identity()));
    Set<Membership> held = members.live(objects.stream().flatMap(RoleDelta::touched).toList());
    return objects.stream()
        .map(
            object -> {
              Role role = found.get(object.id());
              if (role == null) {
                return Removed.forGood(object.id());
              }
              ObjectNode entry = entry(role, tracking);
              if (minimal && !object.whole()) {
                List<String> changed = new ArrayList<>(object.properties());
                changed.add("id");
                entry.retain(changed);
              }
              return withMembers(entry, touched(object).toList(), held);
            })
        .toList();
  }

  private static Stream<Membership> touched(Touched role) {
    return role.related().stream().map(member -> new Membership(role.id(), member));
  }

  private static ObjectNode entry(Role role, Tracking tracking) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("id", role.id().toString());
    entry.put("displayName", role.displayName());
    entry.put("description", role.description());
    entry.put("roleTemplateId", role.roleTemplateId().toString());
    if (!tracking.tracksEverything()) {
      List<String> kept = new ArrayList<>(tracking.properties());
      kept.add("id");
      entry.retain(kept);
    }
    return entry;
  }

  /** Adds how each of these memberships stands; nothing when there are none (D10). */
  private static ObjectNode withMembers(
      ObjectNode entry, List<Membership> memberships, Set<Membership> held) {
    if (!memberships.isEmpty()) {
      ArrayNode list = entry.putArray("members@delta");
      for (Membership membership : memberships) {
        ObjectNode member = list.addObject();
        member.put("@odata.type", "#microsoft.graph.user");
        member.put("id", membership.userId().toString());
        if (!held.contains(membership)) {
          member.set("@removed", Removed.reason("deleted"));
        }
      }
    }
    return entry;
  }
}
