package dev.tenantsync.office365.role;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.Operator;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.odata.Select;
import dev.tenantsync.office365.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /directoryRoles}: the activated roles. Graph does not page them. */
@Path("/v1.0/directoryRoles")
public class RolesResource {

  private static final PropertyTable FILTERS =
      PropertyTable.builder()
          .uuid("id", "r.id", Admission.of(Operator.EQ))
          .uuid("roleTemplateId", "t.id", Admission.of(Operator.EQ))
          .text("displayName", "t.display_name", Admission.of(Operator.EQ))
          .build();

  @JsonIgnoreProperties("@odata.type")
  record NewRoleJson(@Nullable String roleTemplateId) {}

  private final Roles roles;
  private final Templates templates;
  private final RoleActivation activation;
  private final Links links;
  private final ObjectMapper json;

  RolesResource(
      Roles roles, Templates templates, RoleActivation activation, Links links, ObjectMapper json) {
    this.roles = roles;
    this.templates = templates;
    this.activation = activation;
    this.links = links;
    this.json = json;
  }

  @GET
  public CollectionJson<ObjectNode> list(UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select", "$filter");
    Select select = Select.of(query, "DirectoryRole", RoleJson.PROPERTIES);
    SqlCondition condition = query.filter(FILTERS, false, "DirectoryRole");
    return CollectionJson.whole(
        links.context(select.context("directoryRoles")),
        roles.where(condition).stream().map(role -> view(role, select)).toList());
  }

  @GET
  @Path("{key}")
  public ObjectNode get(@PathParam("key") String key, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select");
    Select select = Select.of(query, "DirectoryRole", RoleJson.PROPERTIES);
    return entity(roles.require(RoleKey.parse(key)), select);
  }

  @POST
  public Response activate(@Nullable NewRoleJson body) {
    if (body == null || body.roleTemplateId() == null) {
      throw GraphException.badProperty(
          "roleTemplateId",
          "MissingValue",
          "A value is required for property 'roleTemplateId' of resource 'DirectoryRole'.");
    }
    UUID templateId = Guids.require("roleTemplateId", body.roleTemplateId());
    if (templates.byId(templateId).isEmpty()) {
      throw GraphException.notFound(templateId.toString());
    }
    Role role = activation.activate(templateId).orElseThrow(RolesResource::activeAlready);
    return Response.status(Response.Status.CREATED)
        .entity(entity(role, new Select(List.of())))
        .build();
  }

  private ObjectNode entity(Role role, Select select) {
    String context = links.context(select.context("directoryRoles") + "/$entity");
    ObjectNode answer = json.createObjectNode().put("@odata.context", context);
    return answer.setAll(view(role, select));
  }

  private ObjectNode view(Role role, Select select) {
    return select.apply(json.valueToTree(RoleJson.of(role)));
  }

  private static GraphException activeAlready() {
    return GraphException.badProperty(
        "roleTemplateId",
        "ConflictingObjects",
        "A conflicting object with one or more of the specified property values is present in the"
            + " directory.");
  }
}
