package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.access.Surface;
import dev.tenantsync.dynamics.privilege.Privilege;
import java.util.List;

/**
 * What a route asks of its caller.
 *
 * @param surface the caller's access mode must permit it
 * @param needed all of these privileges, at any depth; which rows they reach is asked where the
 *     rows are
 * @param oneself what somebody may do who asks about nobody else
 */
record Rule(Surface surface, List<Privilege> needed, Oneself oneself) {

  /** How much less is asked of a caller whose own id stands in the path. */
  enum Oneself {
    /** Nothing less. */
    AS_OTHERS,
    /** Whoever is let in needs no privilege. */
    NO_PRIVILEGE,
    /** A good token is enough, even for somebody who is kept out. */
    ALWAYS
  }

  Rule {
    needed = List.copyOf(needed);
  }

  static Rule on(Surface surface, Privilege... needed) {
    return new Rule(surface, List.of(needed), Oneself.AS_OTHERS);
  }

  static Rule webApi(Privilege... needed) {
    return on(Surface.WEB_API, needed);
  }

  Rule aboutOneself(Oneself less) {
    return new Rule(surface, needed, less);
  }
}
