package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.group.Group;
import dev.tenantsync.office365.group.GroupMembers;
import dev.tenantsync.office365.group.GroupProperties;
import dev.tenantsync.office365.group.GroupViews;
import dev.tenantsync.office365.group.Groups;
import dev.tenantsync.office365.group.Member;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Groups with their direct members, users and groups. */
@ApplicationScoped
class MemberedGroups implements Membered {

  private final Groups groups;
  private final GroupMembers members;
  private final GroupViews views;

  MemberedGroups(Groups groups, GroupMembers members, GroupViews views) {
    this.groups = groups;
    this.members = members;
    this.views = views;
  }

  @Override
  public Change.Resource resource() {
    return Change.Resource.GROUP;
  }

  @Override
  public String collection() {
    return "groups";
  }

  @Override
  public String type() {
    return "Group";
  }

  @Override
  public Set<String> properties() {
    return Set.copyOf(GroupProperties.names());
  }

  @Override
  public Map<UUID, ObjectNode> byIds(Collection<UUID> ids) {
    return entries(groups.byIds(ids));
  }

  @Override
  public Map<UUID, ObjectNode> slice(UUID after, int limit) {
    return entries(groups.slice(after, limit));
  }

  @Override
  public Map<UUID, String> members(UUID id, UUID after, int limit) {
    Map<UUID, String> told = new LinkedHashMap<>();
    members.slice(id, after, limit).forEach(one -> told.put(one.memberId(), type(one)));
    return told;
  }

  /** What a member was that is gone says the change log, in which every group has its rows. */
  @Override
  public Map<Link, Standing> standing(Collection<Link> links) {
    Map<Link, Standing> standing = new HashMap<>();
    Set<UUID> wholes = new HashSet<>();
    Set<UUID> parts = new HashSet<>();
    links.forEach(
        link -> {
          wholes.add(link.whole());
          parts.add(link.member());
        });
    if (links.isEmpty()) {
      return standing;
    }
    members
        .live(wholes, parts)
        .forEach(
            one ->
                standing.put(
                    new Link(one.groupId(), one.memberId()), new Standing(type(one), true)));
    Set<UUID> groupsGone = groupsWithout(standing, links);
    for (Link link : links) {
      String type = groupsGone.contains(link.member()) ? "group" : "user";
      standing.putIfAbsent(link, new Standing(type, false));
    }
    return standing;
  }

  private Set<UUID> groupsWithout(Map<Link, Standing> standing, Collection<Link> links) {
    List<UUID> gone =
        links.stream()
            .filter(link -> !standing.containsKey(link))
            .map(Link::member)
            .distinct()
            .toList();
    return gone.isEmpty() ? Set.of() : Set.copyOf(members.everGroups(gone));
  }

  private static String type(Member member) {
    return switch (member.kind()) {
      case USER -> "user";
      case GROUP -> "group";
    };
  }

  private Map<UUID, ObjectNode> entries(List<Group> found) {
    List<ObjectNode> rendered = views.render(found, List.of());
    Map<UUID, ObjectNode> entries = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      entries.put(found.get(i).id, rendered.get(i));
    }
    return entries;
  }
}
