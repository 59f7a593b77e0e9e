package dev.tenantsync.office365.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.DirectoryObjects;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.PageTokens;
import dev.tenantsync.office365.odata.PageTokens.Position;
import dev.tenantsync.office365.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A role's members, page by page in the order of their ids. */
@ApplicationScoped
class RoleMembersView {

  private final Roles roles;
  private final RoleMembers members;
  private final DirectoryObjects objects;
  private final PageTokens tokens;
  private final Links links;

  RoleMembersView(
      Roles roles, RoleMembers members, DirectoryObjects objects, PageTokens tokens, Links links) {
    this.roles = roles;
    this.members = members;
    this.objects = objects;
    this.tokens = tokens;
    this.links = links;
  }

  @Transactional
  CollectionJson<ObjectNode> page(String key, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select", "$top", "$skiptoken");
    List<String> selected = query.select(objects::knows, "DirectoryObject");
    Role role = roles.require(RoleKey.parse(key));
    String list = "members of " + role.id();
    int top = query.top();
    List<UUID> ids = members.slice(role.id(), after(list, query), top + 1);
    boolean more = ids.size() > top;
    List<UUID> page = more ? ids.subList(0, top) : ids;
    return new CollectionJson<>(
        links.context("directoryObjects"),
        null,
        more ? next(list, query, page.get(top - 1)) : null,
        objects.read(page, selected));
  }

  private @Nullable UUID after(String list, GraphQuery query) {
    Optional<Position> position = tokens.position(list, query);
    return position.map(at -> UUID.fromString(String.valueOf(at.key().get(0)))).orElse(null);
  }

  private String next(String list, GraphQuery query, UUID last) {
    String token = tokens.seal(list, query, new Position(false, List.of(last.toString())));
    return links.here(query.options().with("$skiptoken", token).toQuery());
  }
}
