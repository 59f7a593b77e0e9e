package dev.tenantsync.office365.role;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Select;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.Users;
import dev.tenantsync.office365.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;

/** {@code GET /users/{key}/memberOf}: what a user is a member of. So far: directory roles. */
@Path("/v1.0/users/{key}/memberOf")
public class MemberOfResource {

  private final Users users;
  private final Roles roles;
  private final Links links;
  private final ObjectMapper json;

  MemberOfResource(Users users, Roles roles, Links links, ObjectMapper json) {
    this.users = users;
    this.roles = roles;
    this.links = links;
    this.json = json;
  }

  @GET
  public CollectionJson<ObjectNode> all(@PathParam("key") String key, UriInfo uri) {
    return list(key, uri, "directoryObjects");
  }

  @GET
  @Path("directoryRole")
  public CollectionJson<ObjectNode> rolesOnly(@PathParam("key") String key, UriInfo uri) {
    return list(key, uri, "directoryRoles");
  }

  private CollectionJson<ObjectNode> list(String key, UriInfo uri, String set) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select");
    Select select = Select.of(query, "DirectoryRole", RoleJson.PROPERTIES);
    User user = users.byKey(key).orElseThrow(() -> GraphException.notFound(key));
    return CollectionJson.whole(
        links.context(select.context(set)),
        roles.heldBy(user.id).stream().map(role -> view(role, select)).toList());
  }

  private ObjectNode view(Role role, Select select) {
    return select.apply(json.valueToTree(RoleJson.typed(role)));
  }
}
