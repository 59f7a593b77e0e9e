package dev.tenantsync.dynamics.function;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** {@code RetrievePrincipalAccess}: what a user may do to one row. */
@Path(Links.API + "systemusers/{key}/RetrievePrincipalAccess")
@Produces(MediaType.APPLICATION_JSON)
public class PrincipalAccessResource {

  private static final String PARAMETER = "Target=";

  private final Users users;
  private final AccessRights rights;
  private final Links links;
  private final UriInfo uri;

  PrincipalAccessResource(Users users, AccessRights rights, Links links, UriInfo uri) {
    this.users = users;
    this.rights = rights;
    this.links = links;
    this.uri = uri;
  }

  record RightsJson(
      @JsonProperty("@odata.context") String context,
      @JsonProperty("AccessRights") String rights) {}

  /** Without parentheses: the parameter stands in the query by its own name. */
  @GET
  public RightsJson retrieve(@PathParam("key") String key) {
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    return answer(
        key,
        Optional.ofNullable(query.getFirst("Target"))
            .or(() -> Optional.ofNullable(query.getFirst("@Target"))));
  }

  /** As clients write it, {@code (Target=@p1)?@p1=...}. */
  @GET
  @Path("{parameters}")
  public RightsJson retrieve(
      @PathParam("key") String key, @PathParam("parameters") String parameters) {
    if (!parameters.startsWith(PARAMETER + "@")) {
      throw DataverseException.badPayload("The function takes one parameter, 'Target'.");
    }
    String alias = parameters.substring(PARAMETER.length());
    return answer(key, Optional.ofNullable(uri.getQueryParameters().getFirst(alias)));
  }

  private RightsJson answer(String key, Optional<String> target) {
    return new RightsJson(
        links.context("Microsoft.Dynamics.CRM.RetrievePrincipalAccessResponse"),
        rights.of(users.named(key), TargetReference.parse(target)));
  }
}
