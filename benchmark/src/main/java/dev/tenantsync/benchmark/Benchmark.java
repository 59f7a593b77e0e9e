package dev.tenantsync.benchmark;

import dev.tenantsync.benchmark.figure.Figure;
import dev.tenantsync.benchmark.figure.FirstLoad;
import dev.tenantsync.benchmark.figure.Trial;
import dev.tenantsync.benchmark.http.BareProcess;
import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.benchmark.population.Population;
import dev.tenantsync.benchmark.report.Results;
import dev.tenantsync.benchmark.stage.DataFolder;
import dev.tenantsync.benchmark.stage.Import;
import dev.tenantsync.benchmark.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run: for each size a directory with that population, and then the figures in turn. */
final class Benchmark implements AutoCloseable {

  private final Arguments arguments;
  private final Path root;
  private final Path data;
  private final Clock clock;
  private final Results results = new Results();
  private volatile @Nullable BareProcess bare;
  private volatile @Nullable Stage stage;

  /**
   * @param root the source tree
   */
  Benchmark(Arguments arguments, Path root, Clock clock) {
    this.arguments = arguments;
    this.root = root;
    this.clock = clock;
    this.data =
        arguments
            .keep()
            .orElse(root.resolve("benchmark/target/data-" + ProcessHandle.current().pid()));
  }

  Results results() {
    return results;
  }

  /**
   * @param kept told after each size, whose figures should not be lost with those of the next
   */
  void run(Runnable kept) {
    for (int size : arguments.sizes()) {
      measure(new Population(size));
      kept.run();
    }
  }

  private void measure(Population population) {
    String users = "%,d users, ".formatted(population.size());
    DataFolder folder = folder(population);
    Stage stage = new Stage(launch(folder), folder);
    this.stage = stage;
    try {
      clock.timed(users + "directory", () -> populate(stage, population));
      Trial trial = trial(stage, population);
      if (!arguments.figures().contains(Figure.FIRST_LOAD)) {
        clock.timed(users + "load, not measured", () -> FirstLoad.load(trial));
      }
      arguments.figures().stream()
          .sorted()
          .forEach(figure -> clock.timed(users + figure.id(), () -> measure(figure, trial)));
    } catch (RuntimeException failure) {
      String obituary = stage.obituary();
      throw obituary.isEmpty() ? failure : new IllegalStateException(obituary, failure);
    } finally {
      stage.close();
      if (arguments.keep().isEmpty()) {
        folder.delete();
      }
    }
  }

  /** A figure that cannot be taken is told of in the report, and takes none of the others along. */
  private void measure(Figure figure, Trial trial) {
    try {
      figure.measure(trial);
    } catch (RuntimeException failure) {
      if (!trial.stage().obituary().isEmpty()) {
        throw failure;
      }
      String told =
          "At %,d users %s could not be measured to its end: %s"
              .formatted(trial.population().size(), figure.id(), failure.getMessage());
      clock.tell(told);
      results.note(told);
    }
  }

  private DataFolder folder(Population population) {
    DataFolder folder = new DataFolder(data.resolve(Integer.toString(population.size())));
    int needed = arguments.effort().peopleToLicense(arguments.runs());
    boolean usable =
        folder.holds(population.size())
            && folder.granted() + needed <= population.peopleToLicense().size();
    if (!usable) {
      folder.delete();
      try {
        Files.createDirectories(folder.path());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return folder;
  }

  private Launch launch(DataFolder folder) {
    return new Launch(root, arguments.javaHomes().get(0), arguments.options(), folder.path());
  }

  private void populate(Stage stage, Population population) {
    stage.startDirectory(stage.launch());
    if (stage.folder().holds(population.size())) {
      clock.tell("the directory is there, from an earlier run");
    } else {
      new Import(stage).run(population, clock::tellSometimes);
    }
  }

  private Trial trial(Stage stage, Population population) {
    return new Trial(
        stage,
        population,
        new Trial.Extent(arguments.runs(), arguments.effort(), arguments.javaHomes()),
        bareEndpoint(),
        results,
        text -> clock.tell("  " + text));
  }

  private BareProcess bareEndpoint() {
    if (bare == null) {
      try {
        bare =
            BareProcess.start(
                arguments.javaHomes().get(0), Launch.MOST_HEAP, ServiceProcess.freePort());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return Objects.requireNonNull(bare);
  }

  /** Ends all processes, and deletes what is not to be kept. */
  @Override
  public void close() {
    Stage running = stage;
    if (running != null) {
      running.close();
    }
    BareProcess endpoint = bare;
    if (endpoint != null) {
      endpoint.close();
    }
    // One that is just starting is nobody's yet.
    ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    if (arguments.keep().isEmpty()) {
      new DataFolder(data).delete();
    }
  }
}
