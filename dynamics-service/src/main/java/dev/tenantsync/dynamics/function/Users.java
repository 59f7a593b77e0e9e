package dev.tenantsync.dynamics.function;

import dev.tenantsync.dynamics.caller.Caller;
import dev.tenantsync.dynamics.caller.Principals;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The user that a function is bound to. */
@ApplicationScoped
class Users {

  private final Principals principals;

  Users(Principals principals) {
    this.principals = principals;
  }

  /**
   * @throws DataverseException 400 for what is no key, 404 for nobody's
   */
  Caller named(String key) {
    UUID id =
        Ids.read(key)
            .orElseThrow(
                () ->
                    DataverseException.badPayload(
                        "'" + key + "' is not a valid key of 'systemuser'."));
    return principals
        .asCaller(id)
        .orElseThrow(() -> DataverseException.notFound("systemuser", key));
  }
}
