package dev.tenantsync.embeddedpostgres;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A finished operating system command. */
record Command(int exitCode, String output) {

  private static final int NOT_FOUND = 127;

  /** Runs a command to its end; one that does not exist ends like in a shell, with 127. */
  static Command run(List<String> arguments) {
    try {
      Process process = builder(arguments).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      return new Command(process.waitFor(), output.strip());
    } catch (IOException missing) {
      return new Command(NOT_FOUND, String.valueOf(missing.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("Interrupted while running " + arguments, interrupted);
    }
  }

  /** A command whose surroundings cannot redirect PostgreSQL's programs (PGDATA, PGPORT ...). */
  static ProcessBuilder builder(List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    return builder.directory(Path.of("/").toFile());
  }

  static List<String> prefixed(List<String> prefix, String... arguments) {
    return Stream.concat(prefix.stream(), Stream.of(arguments)).toList();
  }

  boolean succeeded() {
    return exitCode == 0;
  }
}
