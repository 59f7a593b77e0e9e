package dev.tenantsync.bootstrap.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/**
 * Faults of the database that the request is not to blame for, by SQLSTATE (PostgreSQL, appendix
 * A). Of all but the last nothing of the transaction was kept, so the request may be sent again.
 */
public enum DatabaseFault {
  /** Another transaction was in the way, and this one was ended. */
  CONTENTION("Another request was changing the same objects; repeat the request.", 1),

  /** A later version of the service gave a table another column, and a transaction had seen it. */
  MIGRATED("The database was just migrated; repeat the request.", 1),

  /** It is starting, stopping, out of connections, or cannot be reached. */
  AWAY("The database cannot be reached at the moment; repeat the request.", 2),

  /** The connection broke in the middle of a statement. */
  CUT("The connection to the database was lost; repeat the request.", 2),

  /** It takes no changes, as a standby does. */
  READ_ONLY("The database takes no changes at the moment.", 5),

  /** It has no room for more. */
  FULL("The database has no room left.", 30),

  /** It took too long, for want of a lock or of memory. */
  BUSY("The database is too busy at the moment; repeat the request.", 2),

  /** The end of a transaction was not heard of, so that it may have been kept. */
  UNCERTAIN(
      "The connection to the database was lost while this was being stored: it may have been"
          + " stored or not. Look before sending it again.",
      0);

  private static final Set<String> NO_ROOM = Set.of("53100");
  private static final Set<String> TOO_LONG =
      Set.of("25P03", "25P04", "53200", "53400", "55P03", "57014");
  private static final Set<String> NOT_CONNECTED = Set.of("08001", "08003", "08004");

  private final String sentence;
  private final int retryAfter;

  DatabaseFault(String sentence, int retryAfter) {
    this.sentence = sentence;
    this.retryAfter = retryAfter;
  }

  /** What to tell the client. */
  public String sentence() {
    return sentence;
  }

  /** Seconds after which the request may be sent again; 0 where it must not be, unseen. */
  public int retryAfter() {
    return retryAfter;
  }

  private boolean refusesACommit() {
    return this == CONTENTION || this == READ_ONLY || this == FULL;
  }

  /** The fault that something thrown comes from; empty if the database is well. */
  public static Optional<DatabaseFault> in(@Nullable Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof XAException commit) {
        return ofCommit(commit);
      }
      if (cause instanceof SQLException failure) {
        return of(failure.getSQLState());
      }
    }
    return hiddenCommit(fault).flatMap(DatabaseFault::ofCommit);
  }

  /** A transaction manager hides there why a commit failed. */
  private static Optional<XAException> hiddenCommit(@Nullable Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      for (Throwable hidden : cause.getSuppressed()) {
        if (hidden instanceof XAException commit) {
          return Optional.of(commit);
        }
      }
    }
    return Optional.empty();
  }

  /** A server that refuses to commit says so; one that is not heard of may have committed. */
  private static Optional<DatabaseFault> ofCommit(XAException commit) {
    Optional<DatabaseFault> told = in(commit.getCause());
    boolean answered = commit.getCause() instanceof SQLException;
    return answered && told.map(DatabaseFault::refusesACommit).orElse(true)
        ? told
        : Optional.of(UNCERTAIN);
  }

  /** A pool that has no connection to give says so without a state. */
  private static Optional<DatabaseFault> of(@Nullable String state) {
    if (state == null) {
      return Optional.of(AWAY);
    }
    if (state.equals("40003") || state.equals("08007")) {
      return Optional.of(UNCERTAIN);
    }
    if (state.equals("0A000")) {
      return Optional.of(MIGRATED);
    }
    if (state.equals("25006")) {
      return Optional.of(READ_ONLY);
    }
    if (NO_ROOM.contains(state)) {
      return Optional.of(FULL);
    }
    if (TOO_LONG.contains(state)) {
      return Optional.of(BUSY);
    }
    return ofClass(state);
  }

  private static Optional<DatabaseFault> ofClass(String state) {
    if (state.startsWith("40")) {
      return Optional.of(CONTENTION);
    }
    if (state.startsWith("08") && !NOT_CONNECTED.contains(state)) {
      return Optional.of(CUT);
    }
    return state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57P")
            || state.startsWith("58")
        ? Optional.of(AWAY)
        : Optional.empty();
  }
}
