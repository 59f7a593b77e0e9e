package dev.tenantsync.dynamics.diagnosis;

import dev.tenantsync.dynamics.access.Change;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.diagnosis.Finding.Check;
import dev.tenantsync.dynamics.diagnosis.Finding.Result;
import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.directory.HttpDirectory;
import dev.tenantsync.dynamics.directory.Presence;
import dev.tenantsync.dynamics.directory.UserEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the directory about the user now, for a short while only. */
@ApplicationScoped
class DirectoryNow {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * What came of it.
   *
   * @param user empty where the directory gave no usable answer: that says nothing about the user
   */
  record Answer(Optional<UserEntry> user, String trouble) {

    /** Whether the directory itself said that it has no such account. */
    boolean unknown() {
      return user.filter(entry -> entry.presence() == Presence.GONE).isPresent();
    }
  }

  /** What is mirrored of an account. */
  private record Mirrored(String presence, boolean enabled, Set<UUID> plans) {}

  private final HttpDirectory directory;
  private final Database database;
  private final ExecutorService workers;

  DirectoryNow(HttpDirectory directory, Database database, ExecutorService workers) {
    this.directory = directory;
    this.database = database;
    this.workers = workers;
  }

  Answer ask(UUID objectId) {
    Future<UserEntry> asked = workers.submit(() -> directory.user(objectId));
    try {
      return new Answer(Optional.of(asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)), "");
    } catch (TimeoutException late) {
      asked.cancel(true);
      return new Answer(Optional.empty(), "no answer within " + PATIENCE.toSeconds() + " s");
    } catch (ExecutionException failure) {
      return new Answer(
          Optional.empty(),
          failure.getCause() instanceof DirectoryException refusal
              ? String.valueOf(refusal.getMessage())
              : String.valueOf(failure.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer(Optional.empty(), "this process is stopping");
    }
  }

  /** Whether it answers, and whether what it says is mirrored. */
  List<Finding> findings(UUID objectId, Answer answer) {
    return List.of(
        answer
            .user()
            .map(user -> Finding.pass(Check.DIRECTORY, answered(user.presence())))
            .orElseGet(
                () ->
                    Finding.of(
                        Check.DIRECTORY,
                        Result.FAIL,
                        "The directory is unreachable: " + answer.trouble() + ".")),
        answer
            .user()
            .map(user -> compared(objectId, user))
            .orElseGet(
                () ->
                    Finding.of(
                        Check.MIRROR, Result.UNKNOWN, "The directory could not be asked now.")));
  }

  private static String answered(Presence presence) {
    return switch (presence) {
      case PRESENT -> "The directory answers and has the account.";
      case SOFT_DELETED -> "The directory answers and has the account in its deleted items.";
      case GONE -> "The directory answers and has no such account.";
    };
  }

  private Finding compared(UUID objectId, UserEntry user) {
    Optional<Mirrored> mirrored =
        database.first(
            "select presence, account_enabled, plan_ids from directory_account where object_id = ?",
            row ->
                new Mirrored(
                    row.text("presence"),
                    row.truth("account_enabled"),
                    Set.copyOf(row.uuids("plan_ids"))),
            objectId);
    boolean same = mirrored.map(known -> same(known, user)).orElse(!user.present());
    return same
        ? Finding.pass(Check.MIRROR, "What the directory says of the account is known here.")
        : Finding.of(Check.MIRROR, Result.FAIL, "The directory says what has not arrived here yet.")
            .helpedBy(Change.SYNC_USER);
  }

  /** Of an account that is not there, only that is told. */
  private static boolean same(Mirrored known, UserEntry user) {
    if (!user.present() || !known.presence().equals(Presence.PRESENT.name())) {
      return known.presence().equals(user.presence().name());
    }
    boolean enabled = user.accountEnabled() == null || known.enabled() == user.accountEnabled();
    return enabled && known.plans().equals(Set.copyOf(user.activePlans()));
  }
}
