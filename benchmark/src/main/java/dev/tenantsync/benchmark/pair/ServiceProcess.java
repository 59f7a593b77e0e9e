package dev.tenantsync.benchmark.pair;

import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One packaged service, run as its users run it: a process of its own, reached over HTTP. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long GLANCE_NANOS = Duration.ofMillis(5).toNanos();
  private static final int LINES_SHOWN = 30;
  private static final int LOWEST_PORT = 10_000;

  /** Linux gives these to outgoing connections, other systems higher ones. */
  private static final int FIRST_OUTGOING_PORT = 32_768;

  private static final int PORT_ATTEMPTS = 100;

  private final String name;
  private final Path log;
  private final int port;
  private final int securePort;
  private final ProcessBuilder command;
  private Process process;

  private ServiceProcess(String name, Path log, int port, int securePort, ProcessBuilder command)
      throws IOException {
    this.name = name;
    this.log = log;
    this.port = port;
    this.securePort = securePort;
    this.command = command;
    this.process = command.start();
  }

  /**
   * Starts a service and waits until it is ready.
   *
   * @param home where its data and log go
   * @param environment settings, as environment variables
   * @throws ServiceException if it ends instead
   */
  public static ServiceProcess start(
      Launch launch, String name, Path home, Map<String, String> environment) {
    try {
      Files.createDirectories(home);
      int port = freePort();
      int securePort = freePort();
      Path log = home.resolve(name + ".log");
      ProcessBuilder command =
          new ProcessBuilder(launch.command(name, home.resolve("postgres")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      command.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      command.environment().put("QUARKUS_HTTP_SSL_PORT", Integer.toString(securePort));
      command.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
      command.environment().putAll(environment);
      ServiceProcess service = new ServiceProcess(name, log, port, securePort, command);
      service.readyOrEnded();
      return service;
    } catch (IOException failure) {
      throw new ServiceException("cannot start " + name, failure);
    }
  }

  private void readyOrEnded() {
    try {
      awaitReady();
    } catch (RuntimeException failure) {
      kill();
      throw failure;
    }
  }

  /**
   * A port of this machine that nobody listens on. It is none of those that outgoing connections
   * are given: one of them could take it before a service listens, or while it is restarted.
   */
  public static int freePort() throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, FIRST_OUTGOING_PORT);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        if (attempt == PORT_ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Where it answers over https, with the certificate that it was given. */
  public String secureUrl() {
    return "https://127.0.0.1:" + securePort;
  }

  public Path log() {
    return log;
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Starts the process again, without waiting for it to be ready. */
  public void launch() {
    launch(Map.of());
  }

  /**
   * The same with more settings, for this one start.
   *
   * @param more environment variables
   */
  public void launch(Map<String, String> more) {
    Map<String, String> usual = Map.copyOf(command.environment());
    command.environment().putAll(more);
    try {
      process = command.start();
    } catch (IOException failure) {
      throw new ServiceException("cannot start " + name, failure);
    } finally {
      command.environment().keySet().retainAll(usual.keySet());
      command.environment().putAll(usual);
    }
  }

  /**
   * Waits until it says that it is ready.
   *
   * @throws ServiceException if it ends instead, or is not ready within two minutes
   */
  public void awaitReady() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new ServiceException(name + " ended:\n" + logEnd());
      }
      if (System.nanoTime() - end > 0) {
        throw new ServiceException(
            name + " is not ready after " + PATIENCE.toSeconds() + " s:\n" + logEnd());
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  /** SIGKILL, and waits until the process is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM, and waits until the process is gone, and its database, which ends behind it. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    process.destroy();
    all.forEach(one -> one.onExit().orTimeout(60, TimeUnit.SECONDS).join());
  }

  /** SIGSTOP: it answers nobody until {@link #release()}. */
  public void hold() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void release() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException failure) {
      throw new ServiceException("cannot send " + signal + " to " + name, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ServiceException("interrupted", interrupted);
    }
  }

  /** The most memory that was ever resident, in KiB. */
  public long peakResidentKib() {
    return memory().peak();
  }

  /** Of the service itself, without its database. */
  public ProcessMemory memory() {
    return ProcessMemory.of(process.pid());
  }

  /** Seconds of processor time that it and its PostgreSQL server have taken so far. */
  public double processorSeconds() {
    return ProcessorTime.seconds(process.toHandle());
  }

  /** Of all processes of its PostgreSQL server, in KiB, pages that they share counted once. */
  public long databaseKib() {
    return process
        .descendants()
        .mapToLong(ProcessHandle::pid)
        .filter(pid -> arguments(pid).contains("postgres"))
        .map(pid -> ProcessMemory.of(pid).proportional())
        .sum();
  }

  /** The command lines of this process and of all below it, as every user can read them. */
  public List<String> descendantsArguments() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(handle -> arguments(handle.pid()))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The last lines of its log. */
  public String logEnd() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()))
          + "\n("
          + log
          + ")";
    } catch (IOException unreadable) {
      return "(" + log + " cannot be read)";
    }
  }

  private static String arguments(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).replace('\0', ' ');
    } catch (IOException ended) {
      return "";
    }
  }

  private boolean isReady() {
    try {
      var connection =
          (HttpURLConnection) URI.create(url() + "/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(2000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
