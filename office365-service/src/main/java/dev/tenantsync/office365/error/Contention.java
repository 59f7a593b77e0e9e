package dev.tenantsync.office365.error;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two transactions that each waited for the other, so that the database ended one of them: two
 * users taking each other's names, say.
 */
final class Contention {

  /** PostgreSQL, appendix A: deadlock_detected, serialization_failure. */
  private static final Set<String> STATES = Set.of("40P01", "40001");

  private Contention() {}

  static boolean isIn(@Nullable Throwable fault) {
    if (fault instanceof SQLException failure && STATES.contains(failure.getSQLState())) {
      return true;
    }
    return fault != null && isIn(fault.getCause());
  }
}
