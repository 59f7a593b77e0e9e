package dev.tenantsync.dynamics.function;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code RetrieveVersion}: the version of Dataverse whose Web API this is. */
@Path(Links.API + "RetrieveVersion")
@Produces(MediaType.APPLICATION_JSON)
public class VersionResource {

  /** That of the API's path; clients compare its beginning. */
  private static final String VERSION = "9.2.0.0";

  private final Links links;

  VersionResource(Links links) {
    this.links = links;
  }

  record VersionJson(
      @JsonProperty("@odata.context") String context, @JsonProperty("Version") String version) {}

  @GET
  public VersionJson version() {
    return new VersionJson(
        links.context("Microsoft.Dynamics.CRM.RetrieveVersionResponse"), VERSION);
  }
}
