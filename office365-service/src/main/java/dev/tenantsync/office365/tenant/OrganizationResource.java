package dev.tenantsync.office365.tenant;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Graph's organization and domains: scripts read them to build user principal names. */
@Path("/v1.0")
public class OrganizationResource {

  private final Organization organization;
  private final ObjectMapper json;
  private final Links links;

  OrganizationResource(Organization organization, ObjectMapper json, Links links) {
    this.organization = organization;
    this.json = json;
    this.links = links;
  }

  @GET
  @Path("/organization")
  public CollectionJson<ObjectNode> list(UriInfo uri) {
    return CollectionJson.whole(links.context("organization"), List.of(selected(uri)));
  }

  @GET
  @Path("/organization/{id}")
  public ObjectNode one(String id, UriInfo uri) {
    ObjectNode view = json.createObjectNode();
    view.put("@odata.context", links.context("organization/$entity"));
    if (!organization.tenant().id.toString().equalsIgnoreCase(id)) {
      throw GraphException.notFound(id);
    }
    return view.setAll(selected(uri));
  }

  @GET
  @Path("/domains")
  public CollectionJson<DomainJson> domains(UriInfo uri) {
    GraphQuery.of(uri, null).only();
    return CollectionJson.whole(
        links.context("domains"), organization.domains().stream().map(DomainJson::of).toList());
  }

  @GET
  @Path("/domains/{name}")
  public DomainJson domain(String name, UriInfo uri) {
    GraphQuery.of(uri, null).only();
    return organization
        .domain(name)
        .map(DomainJson::of)
        .orElseThrow(() -> GraphException.notFound(name));
  }

  private ObjectNode selected(UriInfo uri) {
    ObjectNode view =
        json.valueToTree(OrganizationJson.of(organization.tenant(), organization.domains()));
    List<String> names =
        GraphQuery.of(uri, null).only("$select", "$top").select(view::has, "Organization");
    return names.isEmpty() ? view : view.retain(names);
  }
}
