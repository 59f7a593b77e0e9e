package dev.tenantsync.dynamics.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.JsonBodies;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** {@code RetrieveUserSetOfPrivilegesByNames}: those of a user's privileges that are named. */
@Path(Links.API + "systemusers/{key}/RetrieveUserSetOfPrivilegesByNames")
@Produces(MediaType.APPLICATION_JSON)
public class SetOfPrivilegesResource {

  private static final String PARAMETER = "PrivilegeNames";

  private final UserPrivileges privileges;
  private final UriInfo uri;

  SetOfPrivilegesResource(UserPrivileges privileges, UriInfo uri) {
    this.privileges = privileges;
    this.uri = uri;
  }

  /** Without parentheses: the parameter stands in the query by its own name. */
  @GET
  public PrivilegesJson retrieve(@PathParam("key") String key) {
    return answer(
        key,
        Optional.ofNullable(uri.getQueryParameters().getFirst(PARAMETER))
            .or(() -> Optional.ofNullable(uri.getQueryParameters().getFirst("@" + PARAMETER))));
  }

  /** As clients write it, {@code (PrivilegeNames=@p)?@p=["prvReadUser"]}. */
  @GET
  @Path("{parameters}")
  public PrivilegesJson retrieve(
      @PathParam("key") String key, @PathParam("parameters") String parameters) {
    if (!parameters.startsWith(PARAMETER + "=@")) {
      throw DataverseException.badPayload("The function takes one parameter, 'PrivilegeNames'.");
    }
    String alias = parameters.substring(PARAMETER.length() + 1);
    return answer(key, Optional.ofNullable(uri.getQueryParameters().getFirst(alias)));
  }

  private PrivilegesJson answer(String key, Optional<String> names) {
    Set<String> wanted = names(names);
    return privileges.of(
        key,
        "RetrieveUserSetOfPrivilegesByNamesResponse",
        one -> wanted.contains(one.privilegeName()));
  }

  private static Set<String> names(Optional<String> value) {
    String text =
        value.orElseThrow(
            () -> DataverseException.badPayload("The parameter 'PrivilegeNames' has no value."));
    JsonNode json = JsonBodies.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    Set<String> names = new HashSet<>();
    for (JsonNode name : json) {
      if (!name.isTextual()) {
        throw noList();
      }
      names.add(name.textValue());
    }
    if (!json.isArray()) {
      throw noList();
    }
    return names;
  }

  private static DataverseException noList() {
    return DataverseException.badPayload(
        "The parameter 'PrivilegeNames' must be a list of names, as in [\"prvReadUser\"].");
  }
}
