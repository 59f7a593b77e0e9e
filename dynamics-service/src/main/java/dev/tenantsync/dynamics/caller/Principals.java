package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.access.Access;
import dev.tenantsync.dynamics.access.Entrant;
import dev.tenantsync.dynamics.access.Entrants;
import dev.tenantsync.dynamics.access.Gates;
import dev.tenantsync.dynamics.access.Surface;
import dev.tenantsync.dynamics.caller.Caller.Actor;
import dev.tenantsync.dynamics.privilege.Privileges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What other users could do if they called. */
@ApplicationScoped
public class Principals {

  private final Entrants entrants;

  Principals(Entrants entrants) {
    this.entrants = entrants;
  }

  /** A user as a caller; one that is kept out has no privilege. Empty without a row. */
  public Optional<Caller> asCaller(UUID systemuserId) {
    return entrants
        .user(systemuserId)
        .flatMap(
            entrant ->
                entrant
                    .row()
                    .map(
                        row ->
                            new Caller(
                                new Actor(
                                    row.systemuserId(), row.businessUnitId(), effective(entrant)),
                                Optional.empty())));
  }

  /** What the user's roles grant, whatever the access mode leaves of it. Empty without a row. */
  public Optional<Privileges> granted(UUID systemuserId) {
    return entrants.user(systemuserId).map(entrant -> entrant.applicant().privileges());
  }

  private static Privileges effective(Entrant entrant) {
    Access access = Gates.ask(entrant.applicant(), Surface.WEB_API);
    return access.admitted()
        ? entrant
            .applicant()
            .standing()
            .map(standing -> entrant.applicant().privileges().leftBy(standing.accessMode()))
            .orElse(Privileges.NONE)
        : Privileges.NONE;
  }
}
