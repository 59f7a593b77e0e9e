package dev.tenantsync.pair;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One packaged service, run as its users run it: a process of its own, reached over HTTP. */
final class ServiceProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String name;
  private final Path log;
  private final int port;
  private final int securePort;
  private final ProcessBuilder command;
  private Process process;

  private ServiceProcess(String name, Path log, int port, int securePort, ProcessBuilder command) {
    this.name = name;
    this.log = log;
    this.port = port;
    this.securePort = securePort;
    this.command = command;
  }

  /**
   * Starts a service and waits until it is ready.
   *
   * @param home where its data and log go
   * @param environment settings, as environment variables
   */
  static ServiceProcess start(String name, Path home, Map<String, String> environment) {
    try {
      Files.createDirectories(home);
      int port = freePort();
      int securePort = freePort();
      Path jar = Path.of("..", name + "-service", "target", "quarkus-app", "quarkus-run.jar");
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(
          List.of(
              "-Xmx256m",
              "-Dembedded-postgres.home=" + Path.of("target", "embedded-postgres").toAbsolutePath(),
              "-Dembedded-postgres.data-dir=" + home.resolve("postgres").toAbsolutePath(),
              "-jar",
              jar.toString()));
      ProcessBuilder command = new ProcessBuilder(line);
      Path log = home.resolve(name + ".log");
      command
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      command.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      command.environment().put("QUARKUS_HTTP_SSL_PORT", Integer.toString(securePort));
      command.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
      command.environment().putAll(environment);
      ServiceProcess service = new ServiceProcess(name, log, port, securePort, command);
      service.launch();
      service.awaitReady();
      return service;
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + name, e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Where it answers over https, with the certificate that it was given. */
  String secureUrl() {
    return "https://127.0.0.1:" + securePort;
  }

  Path log() {
    return log;
  }

  /** Starts the process without waiting for it to be ready. */
  void launch() {
    try {
      process = command.start();
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + name, e);
    }
  }

  void awaitReady() {
    await(name + " is ready, see " + log)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended:\n" + Files.readString(log));
              }
              return isReady();
            });
  }

  /** SIGKILL, and waits until the process is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM, and waits until the process is gone. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join();
  }

  /** The most memory that was ever resident, in KiB, read off the kernel. */
  long peakResidentKib() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  /** The command lines of this process and of all below it, as every user can read them. */
  List<String> descendantsArguments() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(handle -> Path.of("/proc", Long.toString(handle.pid()), "cmdline"))
        .map(ServiceProcess::arguments)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String arguments(Path cmdline) {
    try {
      return Files.readString(cmdline).replace('\0', ' ');
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

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
