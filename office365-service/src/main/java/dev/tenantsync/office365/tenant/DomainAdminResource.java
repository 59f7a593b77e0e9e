package dev.tenantsync.office365.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Verified domains, to be added and removed without a registrar: outside Graph's shape. */
@Path("/admin/domains")
public class DomainAdminResource {

  private final Organization organization;
  private final DomainChanges changes;

  DomainAdminResource(Organization organization, DomainChanges changes) {
    this.organization = organization;
    this.changes = changes;
  }

  @GET
  public Map<String, List<DomainJson>> list() {
    return Map.of("value", organization.domains().stream().map(DomainJson::of).toList());
  }

  @POST
  public Response add(@Nullable ObjectNode body) {
    JsonNode name = only(body, "name");
    if (!name.isTextual()) {
      throw invalid("name");
    }
    return Response.status(Response.Status.CREATED)
        .entity(DomainJson.of(changes.add(name.textValue())))
        .build();
  }

  @PATCH
  @Path("/{name}")
  public void makeDefault(String name, @Nullable ObjectNode body) {
    JsonNode chosen = only(body, "isDefault");
    if (!chosen.isBoolean() || !chosen.booleanValue()) {
      throw invalid("isDefault");
    }
    changes.makeDefault(name);
  }

  @DELETE
  @Path("/{name}")
  public void remove(String name) {
    changes.remove(name);
  }

  private static JsonNode only(@Nullable ObjectNode body, String property) {
    if (body == null || !body.has(property)) {
      throw GraphException.badProperty(
          property, "InvalidValue", "A value is required for property '" + property + "'.");
    }
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals(property)) {
        throw GraphException.badProperty(
            name, "UnknownProperty", "Property '" + name + "' does not exist here.");
      }
    }
    return body.get(property);
  }

  private static GraphException invalid(String property) {
    return GraphException.badProperty(
        property, "InvalidValue", "The value of property '" + property + "' is invalid.");
  }
}
