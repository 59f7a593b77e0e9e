package dev.tenantsync.embeddedpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run. They refuse to run as root, so root puts a prefix before them.
 *
 * @param prefix command that starts the program without root's rights; empty for ordinary users
 * @param owner who must own the data, where root has to see to it
 */
record RunAs(List<String> prefix, OptionalInt owner) {

  private static final int ROOT = 0;
  private static final int NOBODY = 65534;

  /** The files stay root's; inside its own user namespace the program has no rights over others. */
  static final RunAs USER_NAMESPACE = new RunAs(List.of("unshare", "-U"), OptionalInt.of(ROOT));

  /** For kernels and containers that refuse user namespaces. */
  static final RunAs NOBODY_USER =
      new RunAs(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
          OptionalInt.of(NOBODY));

  static final RunAs ORDINARY_USER = new RunAs(List.of(), OptionalInt.empty());

  /** For a user id that the system has no name for, as containers use them: initdb wants a name. */
  static final RunAs NAMELESS_USER = new RunAs(USER_NAMESPACE.prefix(), OptionalInt.empty());

  static RunAs current() {
    boolean named = !System.getProperty("user.name", "?").equals("?");
    return choose(userId(), named, RunAs::works);
  }

  /** Asks no program where the files of a process tell. */
  private static int userId() {
    Path self = Path.of("/proc/self");
    return Files.exists(self)
        ? ownerOf(self)
        : Integer.parseInt(Command.run(List.of("id", "-u")).output());
  }

  /**
   * The first way that works.
   *
   * @throws EmbeddedPostgresException for root where no way works
   */
  static RunAs choose(int userId, boolean named, Predicate<RunAs> works) {
    if (userId != ROOT) {
      return named || !works.test(NAMELESS_USER) ? ORDINARY_USER : NAMELESS_USER;
    }
    return Stream.of(USER_NAMESPACE, NOBODY_USER)
        .filter(works)
        .findFirst()
        .orElseThrow(
            () ->
                new EmbeddedPostgresException(
                    "PostgreSQL refuses to run as root, and neither `unshare -U` nor `setpriv`"
                        + " works here. Run the service as an ordinary user or set"
                        + " QUARKUS_DATASOURCE_JDBC_URL."));
  }

  private boolean works() {
    return Command.run(Command.prefixed(prefix, "true")).succeeded();
  }

  List<String> command(String... arguments) {
    return Command.prefixed(prefix, arguments);
  }

  /** Gives a tree to the user the programs run as; does nothing if its top is already theirs. */
  void own(Path tree) throws IOException {
    if (owner.isEmpty() || ownerOf(tree) == owner.getAsInt()) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      // The top comes last: an interrupted walk is then repeated.
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.setAttribute(file, "unix:uid", owner.getAsInt(), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /**
   * Checks that the way to the files is open, which being root does not tell.
   *
   * @throws EmbeddedPostgresException naming the path that cannot be reached
   */
  void checkReach(Path program, Path dataDirectory) {
    if (prefix.isEmpty()) {
      return;
    }
    boolean reached =
        Command.run(command("test", "-x", program.toString())).succeeded()
            && Command.run(command("test", "-w", dataDirectory.toString())).succeeded();
    if (!reached) {
      throw new EmbeddedPostgresException(
          "PostgreSQL started through `%s` cannot run %s or write %s: a directory above is closed"
                  .formatted(String.join(" ", prefix), program, dataDirectory)
              + " to it. Choose other places with embedded-postgres.home and"
              + " embedded-postgres.data-dir, or run the service as the directory's owner.");
    }
  }

  private static int ownerOf(Path path) {
    try {
      return (int) Files.getAttribute(path, "unix:uid");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
