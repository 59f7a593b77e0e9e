package dev.tenantsync.office365.license;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.odata.Select;
import dev.tenantsync.office365.tenant.Organization;
import dev.tenantsync.office365.tenant.Tenant;
import dev.tenantsync.office365.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;

/** {@code /subscribedSkus}: the products in stock. Takes {@code $select} only, as Graph. */
@Path("/v1.0/subscribedSkus")
public class SubscribedSkusResource {

  private final Products products;
  private final Organization organization;
  private final Links links;
  private final ObjectMapper json;

  SubscribedSkusResource(
      Products products, Organization organization, Links links, ObjectMapper json) {
    this.products = products;
    this.organization = organization;
    this.links = links;
    this.json = json;
  }

  @GET
  public CollectionJson<ObjectNode> list(UriInfo uri) {
    Select select = select(uri);
    Tenant tenant = organization.tenant();
    return CollectionJson.whole(
        links.context(select.context("subscribedSkus")),
        products.all().stream().map(product -> view(product, tenant, select)).toList());
  }

  @GET
  @Path("{id}")
  public ObjectNode get(@PathParam("id") String id, UriInfo uri) {
    Select select = select(uri);
    Tenant tenant = organization.tenant();
    Product product =
        Guids.parse(id.replace(tenant.id + "_", ""))
            .flatMap(products::byId)
            .orElseThrow(() -> GraphException.notFound(id));
    String context = links.context(select.context("subscribedSkus") + "/$entity");
    ObjectNode answer = json.createObjectNode().put("@odata.context", context);
    return answer.setAll(view(product, tenant, select));
  }

  private ObjectNode view(Product product, Tenant tenant, Select select) {
    return select.apply(json.valueToTree(SubscribedSkuJson.of(product, tenant)));
  }

  private static Select select(UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select");
    return Select.of(query, "SubscribedSku", SubscribedSkuJson.PROPERTIES);
  }
}
