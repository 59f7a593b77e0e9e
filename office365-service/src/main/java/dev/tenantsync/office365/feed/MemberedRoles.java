package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.role.Membership;
import dev.tenantsync.office365.role.Role;
import dev.tenantsync.office365.role.RoleMembers;
import dev.tenantsync.office365.role.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Activated roles with the users who hold them. */
@ApplicationScoped
class MemberedRoles implements Membered {

  private static final String USER = "user";

  private final Roles roles;
  private final RoleMembers members;

  MemberedRoles(Roles roles, RoleMembers members) {
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
    return Set.of("id", "displayName", "description", "roleTemplateId");
  }

  @Override
  public Map<UUID, ObjectNode> byIds(Collection<UUID> ids) {
    return entries(roles.byIds(ids));
  }

  @Override
  public Map<UUID, ObjectNode> slice(UUID after, int limit) {
    return entries(roles.slice(after, limit));
  }

  @Override
  public Map<UUID, String> members(UUID id, UUID after, int limit) {
    Map<UUID, String> told = new LinkedHashMap<>();
    members.slice(id, after, limit).forEach(member -> told.put(member, USER));
    return told;
  }

  @Override
  public Map<Link, Standing> standing(Collection<Link> links) {
    Set<Membership> live = members.live(links.stream().map(MemberedRoles::membership).toList());
    return links.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(), link -> new Standing(USER, live.contains(membership(link)))));
  }

  private static Membership membership(Link link) {
    return new Membership(link.whole(), link.member());
  }

  private static Map<UUID, ObjectNode> entries(List<Role> roles) {
    Map<UUID, ObjectNode> entries = new LinkedHashMap<>();
    for (Role role : roles) {
      ObjectNode entry = JsonNodeFactory.instance.objectNode();
      entry.put("id", role.id().toString());
      entry.put("displayName", role.displayName());
      entry.put("description", role.description());
      entry.put("roleTemplateId", role.roleTemplateId().toString());
      entries.put(role.id(), entry);
    }
    return entries;
  }
}
