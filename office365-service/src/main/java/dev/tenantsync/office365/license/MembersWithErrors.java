package dev.tenantsync.office365.license;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.DirectoryObjects;
import dev.tenantsync.office365.error.GraphException;
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

/** A group's members for whom its licences have errors, page by page in the order of their ids. */
@ApplicationScoped
class MembersWithErrors {

  private final InheritedLicenses inherited;
  private final DirectoryObjects objects;
  private final PageTokens tokens;
  private final Links links;

  MembersWithErrors(
      InheritedLicenses inherited, DirectoryObjects objects, PageTokens tokens, Links links) {
    this.inherited = inherited;
    this.objects = objects;
    this.tokens = tokens;
    this.links = links;
  }

  @Transactional
  CollectionJson<ObjectNode> page(UUID groupId, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select", "$top", "$skiptoken");
    List<String> selected = query.select(objects::knows, "DirectoryObject");
    if (objects.read(List.of(groupId), List.of("id")).isEmpty()) {
      throw GraphException.notFound(groupId.toString());
    }
    String list = "members with license errors of " + groupId;
    int top = query.top();
    List<UUID> ids = inherited.withErrors(groupId, after(list, query), top + 1);
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
