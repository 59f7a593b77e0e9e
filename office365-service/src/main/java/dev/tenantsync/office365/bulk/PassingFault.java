package dev.tenantsync.office365.bulk;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Faults that no line is to blame for, so that the same chunk may succeed later. */
final class PassingFault {

  /**
   * PostgreSQL, appendix A, by class: connection, transaction state and rollback, resources, object
   * in use, operator's intervention, system.
   */
  private static final Set<String> CLASSES = Set.of("08", "25", "40", "53", "55", "57", "58");

  private PassingFault() {}

  /** The database's code for what is wrong; its message would show people's data. */
  static Optional<String> sqlState(@Nullable Throwable fault) {
    if (fault == null) {
      return Optional.empty();
    }
    return fault instanceof SQLException failure
        ? Optional.ofNullable(failure.getSQLState())
        : sqlState(fault.getCause());
  }

  static boolean isIn(@Nullable Throwable fault) {
    if (fault == null) {
      return false;
    }
    if (fault instanceof SQLException failure) {
      String state = failure.getSQLState();
      return state == null || CLASSES.contains(state.substring(0, Math.min(2, state.length())));
    }
    return isIn(fault.getCause())
        || (fault instanceof RollbackException && fault.getCause() == null);
  }
}
