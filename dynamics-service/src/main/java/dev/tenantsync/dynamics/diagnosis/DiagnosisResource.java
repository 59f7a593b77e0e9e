package dev.tenantsync.dynamics.diagnosis;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.Ids;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** {@code GET /sync/users/{id}/diagnostics}: what is the matter with a user. Changes nothing. */
@Path("/sync/users/{id}/diagnostics")
public class DiagnosisResource {

  private final Diagnoses diagnoses;

  DiagnosisResource(Diagnoses diagnoses) {
    this.diagnoses = diagnoses;
  }

  /**
   * @param id a systemuserid or an object id of the directory
   */
  @GET
  public DiagnosisJson read(@PathParam("id") String id) {
    UUID user =
        Ids.read(id)
            .orElseThrow(() -> DataverseException.badPayload("'" + id + "' is not a valid id."));
    return diagnoses
        .of(user)
        .map(DiagnosisJson::of)
        .orElseThrow(() -> DataverseException.notFound("systemuser", id));
  }
}
