package dev.tenantsync.dynamics.metadata;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tenantsync.dynamics.odata.Model;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The service document: which entity sets there are. */
@Path(Links.API)
@Produces(MediaType.APPLICATION_JSON)
public class ServiceDocumentResource {

  private final ODataRequest request;
  private final Model model;
  private final Links links;

  ServiceDocumentResource(ODataRequest request, Model model, Links links) {
    this.request = request;
    this.model = model;
    this.links = links;
  }

  record DocumentJson(@JsonProperty("@odata.context") String context, List<SetJson> value) {}

  record SetJson(String name, String kind, String url) {}

  @GET
  public DocumentJson sets() {
    request.requireNoOptions();
    return new DocumentJson(
        links.root() + "$metadata",
        model.entities().stream()
            .map(entity -> new SetJson(entity.set(), "EntitySet", entity.set()))
            .toList());
  }
}
