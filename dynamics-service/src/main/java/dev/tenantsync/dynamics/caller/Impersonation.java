package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.access.Entrant;
import dev.tenantsync.dynamics.access.Entrants;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads in whose name a request is made (Dataverse: Impersonate another user). */
@ApplicationScoped
class Impersonation {

  private static final String OBJECT_ID = "CallerObjectId";
  private static final String SYSTEM_USER_ID = "MSCRMCallerID";

  private final Entrants entrants;

  Impersonation(Entrants entrants) {
    this.entrants = entrants;
  }

  /**
   * Empty where a caller acts for itself; else looks the other one up when asked to, with 404 for a
   * systemuserid that is not there. An object id without a row is somebody without a row; the gates
   * refuse that one.
   *
   * @throws DataverseException 400 for what is no id
   */
  Optional<Supplier<Entrant>> of(ContainerRequestContext incoming) {
    Optional<UUID> objectId = id(incoming, OBJECT_ID);
    Optional<UUID> systemUserId = id(incoming, SYSTEM_USER_ID);
    if (objectId.isPresent() && systemUserId.isPresent()) {
      throw DataverseException.badPayload(
          "The headers " + OBJECT_ID + " and " + SYSTEM_USER_ID + " exclude each other.");
    }
    return objectId
        .<Supplier<Entrant>>map(id -> () -> entrants.person(id))
        .or(() -> systemUserId.map(id -> () -> user(id)));
  }

  private Entrant user(UUID id) {
    return entrants.user(id).orElseThrow(() -> DataverseException.notFound("systemuser", id));
  }

  private static Optional<UUID> id(ContainerRequestContext incoming, String header) {
    String value = incoming.getHeaderString(header);
    if (value == null) {
      return Optional.empty();
    }
    Optional<UUID> id = Ids.read(value.strip());
    if (id.isEmpty()) {
      throw DataverseException.badPayload("The value of the header " + header + " is no id.");
    }
    return id;
  }
}
