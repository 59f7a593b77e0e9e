package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.privilege.Privilege;
import java.util.List;

/**
 * How the gates stand, and what would let the user in.
 *
 * @param smallestChange the fewest changes, in the order to make them, after which the same gates
 *     were found open; empty where they are open already and where no such changes are known
 */
public record Explanation(Access access, List<Change> smallestChange) {

  public Explanation {
    smallestChange = List.copyOf(smallestChange);
  }

  /** Asks the gates, and looks for the smallest change where one is closed. */
  public static Explanation of(Applicant applicant, Surface surface, List<Privilege> needed) {
    Access access = Gates.ask(applicant, surface, needed);
    return new Explanation(
        access,
        access.admitted() ? List.of() : new Remedies(surface, needed).smallestFor(applicant));
  }

  /** Whether nothing that can be suggested would let the user in. */
  public boolean hopeless() {
    return !access.admitted() && smallestChange.isEmpty();
  }
}
