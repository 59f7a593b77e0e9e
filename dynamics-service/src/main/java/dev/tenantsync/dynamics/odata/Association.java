package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.error.DataverseException;
import jakarta.enterprise.context.RequestScoped;

/** What requests to a collection's {@code $ref} are about, in both forms. */
@RequestScoped
public class Association {

  private static final String ID = "@odata.id";

  private final ODataRequest request;

  Association(ODataRequest request) {
    this.request = request;
  }

  /** The row that a body names, {@code {"@odata.id":...}}. */
  public RowKey inBody(Entity target, byte[] body) {
    return Reference.parse(target, JsonBodies.read(body).path(ID).asText(""), ID);
  }

  /** The row that the query names, {@code ?$id=...}. */
  public RowKey inQuery(Entity target) {
    String address =
        request
            .option("$id")
            .or(() -> request.option(ID))
            .orElseThrow(() -> DataverseException.badPayload("The query option $id is missing."));
    return Reference.parse(target, address, "$id");
  }
}
