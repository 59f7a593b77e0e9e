package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Asks {@link Elevation} about the caller in hand. The application must be locked. */
@ApplicationScoped
class ElevationGuard {

  private final CurrentCaller current;

  ElevationGuard(CurrentCaller current) {
    this.current = current;
  }

  /**
   * @param given what the application is to be given
   * @throws GraphException 403 if it then held, or holds, what the caller does not
   */
  void require(Application application, Set<String> given) {
    Set<String> caller =
        current
            .caller()
            .filter(Caller.Program.class::isInstance)
            .map(program -> ((Caller.Program) program).permissions())
            .orElse(Set.of());
    if (!Elevation.missing(caller, application.permissions, given).isEmpty()) {
      throw GraphException.denied();
    }
  }
}
