package dev.tenantsync.benchmark.stage;

import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Directory and Dynamics on the data of one folder. */
public final class Stage implements AutoCloseable {

  private final Launch launch;
  private final DataFolder folder;
  private final PairSecrets secrets;
  private volatile @Nullable ServiceProcess directory;
  private volatile @Nullable ServiceProcess dynamics;
  private int databasePort;

  public Stage(Launch launch, DataFolder folder) {
    this.launch = launch;
    this.folder = folder;
    this.secrets = PairSecrets.in(launch, folder.path().resolve("secrets"));
  }

  public DataFolder folder() {
    return folder;
  }

  public Launch launch() {
    return launch;
  }

  public ServiceProcess directory() {
    return Objects.requireNonNull(directory, "the directory is not running");
  }

  public ServiceProcess dynamics() {
    return Objects.requireNonNull(dynamics, "Dynamics is not running");
  }

  /** The directory's interface, with a token of its administrator. */
  public Api graph() {
    return new Api(directory().port(), secrets.graphToken(directory()));
  }

  /** Dynamics' interface, with a token of its administrator. */
  public Api webApi() {
    return new Api(dynamics().port(), secrets.dynamicsToken(directory()));
  }

  public DynamicsDatabase database() {
    return DynamicsDatabase.in(folder.of("dynamics").resolve("postgres"), databasePort);
  }

  public void startDirectory(Launch how) {
    directory =
        ServiceProcess.start(how, "office365", folder.of("office365"), secrets.ofDirectory());
  }

  public void startDynamics(Launch how) {
    try {
      databasePort = ServiceProcess.freePort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Map<String, String> settings = secrets.ofDynamics(directory());
    settings.put("EMBEDDED_POSTGRES_PORT", Integer.toString(databasePort));
    dynamics = ServiceProcess.start(how, "dynamics", folder.of("dynamics"), settings);
  }

  /** Dynamics without any data. */
  public void startEmptyDynamics() {
    stopDynamics();
    DataFolder.delete(folder.of("dynamics"));
    startDynamics(launch);
  }

  public void stopDynamics() {
    ServiceProcess running = dynamics;
    dynamics = null;
    if (running != null) {
      running.close();
    }
  }

  public void stopDirectory() {
    ServiceProcess running = directory;
    directory = null;
    if (running != null) {
      running.release();
      running.close();
    }
  }

  /** Seconds of processor time that both services and their databases have taken so far. */
  public double processorSeconds() {
    return directory().processorSeconds() + dynamics().processorSeconds();
  }

  /** Why a call may have failed: the end of the log of a service that ended; empty if none did. */
  public String obituary() {
    StringBuilder text = new StringBuilder();
    for (ServiceProcess service : new @Nullable ServiceProcess[] {directory, dynamics}) {
      if (service != null && !service.isAlive()) {
        text.append(service.name()).append(" ended:\n").append(service.logEnd()).append('\n');
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    stopDynamics();
    stopDirectory();
  }
}
