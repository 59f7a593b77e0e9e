package dev.tenantsync.office365.role;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /directoryRoleTemplates}: all roles there are, activated or not. */
@Path("/v1.0/directoryRoleTemplates")
public class TemplatesResource {

  private static final Set<String> PROPERTIES =
      Set.of("id", "deletedDateTime", "description", "displayName");

  record TemplateJson(
      UUID id, @Nullable String deletedDateTime, String description, String displayName) {

    static TemplateJson of(RoleTemplate template) {
      return new TemplateJson(template.id, null, template.description, template.displayName);
    }
  }

  private final Templates templates;
  private final Links links;
  private final ObjectMapper json;

  TemplatesResource(Templates templates, Links links, ObjectMapper json) {
    this.templates = templates;
    this.links = links;
    this.json = json;
  }

  @GET
  public CollectionJson<ObjectNode> list(UriInfo uri) {
    Select select = select(uri);
    return CollectionJson.whole(
        links.context(select.context("directoryRoleTemplates")),
        templates.all().stream().map(template -> view(template, select)).toList());
  }

  @GET
  @Path("{id}")
  public ObjectNode get(@PathParam("id") String id, UriInfo uri) {
    Select select = select(uri);
    RoleTemplate template =
        templates.byId(Guids.requireId(id)).orElseThrow(() -> GraphException.notFound(id));
    String context = select.context("directoryRoleTemplates") + "/$entity";
    ObjectNode answer = json.createObjectNode().put("@odata.context", links.context(context));
    return answer.setAll(view(template, select));
  }

  private ObjectNode view(RoleTemplate template, Select select) {
    return select.apply(json.valueToTree(TemplateJson.of(template)));
  }

  private static Select select(UriInfo uri) {
    return Select.of(GraphQuery.of(uri, null).only("$select"), "DirectoryRoleTemplate", PROPERTIES);
  }
}
