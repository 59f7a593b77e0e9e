package dev.tenantsync.embeddedpostgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that owns a server, to be killed by a test. */
record OwnerProcess(Process process, BufferedReader output) implements AutoCloseable {

  static final String READY = "ready";

  static OwnerProcess start(ServerSettings settings) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OwnerProcess.class.getName(),
            settings.dataDirectory().toString(),
            settings.binariesHome().toString());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new OwnerProcess(
          process,
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Reads until the server is ready or the process ends; the lines read. */
  String awaitReadyOrEnd() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String line; (line = output.readLine()) != null; ) {
      lines.append(line).append('\n');
      if (line.equals(READY)) {
        break;
      }
    }
    return lines.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws IOException {
    ServerSettings settings =
        ServerSettings.in(Path.of(arguments[0])).withBinariesHome(Path.of(arguments[1]));
    try {
      EmbeddedPostgres.start(settings);
    } catch (EmbeddedPostgresException refused) {
      System.out.println(refused.getMessage());
      return;
    }
    // The server and its lock must not depend on somebody keeping the object.
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    while (garbage.get() != null) {
      System.gc();
    }
    System.out.println(READY);
    System.in.read();
  }
}
