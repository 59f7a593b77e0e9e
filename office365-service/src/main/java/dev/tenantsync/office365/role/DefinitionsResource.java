package dev.tenantsync.office365.role;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.Operator;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.odata.Select;
import dev.tenantsync.office365.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;

/**
 * {@code /roleManagement/directory/roleDefinitions}: all roles there are. Graph does not page them.
 */
@Path("/v1.0/roleManagement/directory/roleDefinitions")
public class DefinitionsResource {

  private static final String SET = "roleManagement/directory/roleDefinitions";

  private static final PropertyTable FILTERS =
      PropertyTable.builder()
          .uuid("id", "t.id", Admission.of(Operator.EQ))
          .uuid("templateId", "t.id", Admission.of(Operator.EQ))
          .text("displayName", "t.display_name", Admission.of(Operator.EQ, Operator.STARTSWITH))
          .bool("isBuiltIn", "true", Admission.of(Operator.EQ))
          .bool("isEnabled", "true", Admission.of(Operator.EQ))
          .build();

  private final Templates templates;
  private final DefinitionsView view;
  private final Links links;
  private final ObjectMapper json;

  DefinitionsResource(Templates templates, DefinitionsView view, Links links, ObjectMapper json) {
    this.templates = templates;
    this.view = view;
    this.links = links;
    this.json = json;
  }

  @GET
  public CollectionJson<ObjectNode> list(UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select", "$filter");
    Select select = view.select(query);
    return CollectionJson.whole(
        links.context(select.context(SET)),
        templates.where(query.filter(FILTERS, false, "UnifiedRoleDefinition")).stream()
            .map(template -> view.show(template, select))
            .toList());
  }

  @GET
  @Path("{id}")
  public ObjectNode get(@PathParam("id") String id, UriInfo uri) {
    Select select = view.select(GraphQuery.of(uri, null).only("$select"));
    RoleTemplate template =
        templates.byId(Guids.requireId(id)).orElseThrow(() -> GraphException.notFound(id));
    String context = links.context(select.context(SET) + "/$entity");
    ObjectNode answer = json.createObjectNode().put("@odata.context", context);
    return answer.setAll(view.show(template, select));
  }
}
