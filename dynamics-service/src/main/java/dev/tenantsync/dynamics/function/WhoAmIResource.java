package dev.tenantsync.dynamics.function;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tenantsync.dynamics.caller.Caller.Actor;
import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** {@code WhoAmI}: as whom a request is made. */
@Path(Links.API + "WhoAmI")
@Produces(MediaType.APPLICATION_JSON)
public class WhoAmIResource {

  private final CurrentCaller caller;
  private final Database database;
  private final Links links;

  WhoAmIResource(CurrentCaller caller, Database database, Links links) {
    this.caller = caller;
    this.database = database;
    this.links = links;
  }

  record WhoAmIJson(
      @JsonProperty("@odata.context") String context,
      @JsonProperty("BusinessUnitId") UUID businessUnitId,
      @JsonProperty("UserId") UUID userId,
      @JsonProperty("OrganizationId") UUID organizationId) {}

  @GET
  public WhoAmIJson whoAmI() {
    Actor user = caller.get().user();
    UUID organization =
        database
            .first("select organizationid from organization", row -> row.uuid("organizationid"))
            .orElseThrow();
    return new WhoAmIJson(
        links.context("Microsoft.Dynamics.CRM.WhoAmIResponse"),
        user.businessUnitId(),
        user.systemuserId(),
        organization);
  }
}
