package dev.tenantsync.benchmark.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The bare endpoint in a process of its own, with the heap of a service. */
public final class BareProcess implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Process process;
  private final int port;

  private BareProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it with the class path of this process and waits until it answers. */
  public static BareProcess start(Path javaHome, String heap, int port) {
    try {
      Process process =
          new ProcessBuilder(
                  javaHome.resolve("bin/java").toString(),
                  heap,
                  "-cp",
                  System.getProperty("java.class.path"),
                  BareEndpoint.class.getName(),
                  Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      BareProcess bare = new BareProcess(process, port);
      bare.awaitReady();
      return bare;
    } catch (IOException failure) {
      throw new UncheckedIOException("the bare endpoint does not start", failure);
    }
  }

  public int port() {
    return port;
  }

  private void awaitReady() {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        process.destroy();
        throw new IllegalStateException("the bare endpoint does not start");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private boolean answers() {
    try (Connection connection = Connection.to(port)) {
      return connection.exchange(Request.get("/10", "")).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
