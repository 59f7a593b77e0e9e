package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.access.Access;
import dev.tenantsync.dynamics.access.Entrant;
import dev.tenantsync.dynamics.access.Entrant.RowIds;
import dev.tenantsync.dynamics.access.Entrants;
import dev.tenantsync.dynamics.access.GateVerdict;
import dev.tenantsync.dynamics.access.Gates;
import dev.tenantsync.dynamics.access.Surface;
import dev.tenantsync.dynamics.caller.Caller.Actor;
import dev.tenantsync.dynamics.caller.Identified.Person;
import dev.tenantsync.dynamics.caller.Identified.Program;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets callers in, or says at which gate they stand. */
@ApplicationScoped
class Admission {

  private final Entrants entrants;

  Admission(Entrants entrants) {
    this.entrants = entrants;
  }

  /** The row, if any, of whom a token names. */
  Entrant entrant(Identified identified) {
    if (identified instanceof Person person) {
      return entrants.person(person.objectId());
    }
    return entrants.program(((Program) identified).applicationId());
  }

  /**
   * The caller acting for itself.
   *
   * @throws DataverseException 403 with the code and the reason of the first closed gate
   */
  Caller admit(Entrant entrant, Surface surface, List<Privilege> needed) {
    return new Caller(admitted(entrant, surface, needed), Optional.empty());
  }

  /**
   * The caller acting for another: both must get in, each with every privilege.
   *
   * @param other asked only of a caller who may act for others, so that nobody else learns who is
   *     there
   * @throws DataverseException 403 as above, and where the caller may not act for others
   */
  Caller admit(Entrant entrant, Supplier<Entrant> other, Surface surface, List<Privilege> needed) {
    Actor impersonator = admitted(entrant, surface, needed);
    if (!impersonator.privileges().holds(Privilege.ACT_ON_BEHALF)) {
      throw CurrentCaller.refused(DataverseCode.PRIVILEGE_DENIED, Reason.MAY_NOT_ACT_FOR_OTHERS);
    }
    return new Caller(admitted(other.get(), surface, needed), Optional.of(impersonator));
  }

  private static Actor admitted(Entrant entrant, Surface surface, List<Privilege> needed) {
    Access access = Gates.ask(entrant.applicant(), surface, needed);
    access
        .firstClosed()
        .ifPresent(
            closed -> {
              throw refusal(closed);
            });
    RowIds row = entrant.row().orElseThrow();
    Privileges left =
        entrant
            .applicant()
            .privileges()
            .leftBy(entrant.applicant().standing().orElseThrow().accessMode());
    return new Actor(row.systemuserId(), row.businessUnitId(), left);
  }

  private static DataverseException refusal(GateVerdict closed) {
    return CurrentCaller.refused(closed.gate().refusal(), closed.reason());
  }
}
