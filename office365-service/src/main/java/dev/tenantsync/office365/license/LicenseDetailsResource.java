package dev.tenantsync.office365.license;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Select;
import dev.tenantsync.office365.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;

/** {@code GET /users/{key}/licenseDetails}. Takes {@code $select} only, as Graph. */
@Path("/v1.0/users/{key}/licenseDetails")
public class LicenseDetailsResource {

  private final LicenseDetails details;
  private final Links links;
  private final ObjectMapper json;

  LicenseDetailsResource(LicenseDetails details, Links links, ObjectMapper json) {
    this.details = details;
    this.links = links;
    this.json = json;
  }

  @GET
  public CollectionJson<ObjectNode> list(@PathParam("key") String key, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$select");
    Select select = Select.of(query, "LicenseDetails", LicenseDetailsJson.PROPERTIES);
    return CollectionJson.whole(
        links.context(select.context("users('" + key + "')/licenseDetails")),
        details.of(key).stream().map(held -> view(held, select)).toList());
  }

  private ObjectNode view(LicenseDetailsJson held, Select select) {
    return select.apply(json.valueToTree(held));
  }
}
