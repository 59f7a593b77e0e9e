package dev.tenantsync.benchmark.figure;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What can be asked for, in the order in which it is measured. */
public enum Figure {
  FIRST_LOAD(FirstLoad::measure),
  RESYNC(Resync::measure),
  ROWS(Rows::measure),
  CHANGES(SingleChanges::measure),
  PROPAGATION(Propagation::measure),
  REQUESTS(Requests::measure),
  ACCESS(AccessAnswers::measure),
  PLAN(RemovalPlan::measure),
  START(StartUp::measure);

  @SuppressWarnings("ImmutableEnumChecker") // A method of a class without fields.
  private final Consumer<Trial> measurement;

  Figure(Consumer<Trial> measurement) {
    this.measurement = measurement;
  }

  /** Its name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Figure> named(String id) {
    return Stream.of(values()).filter(figure -> figure.id().equals(id)).findFirst();
  }

  /** Measures it; directory and Dynamics run, loaded, before and after, but for START. */
  public void measure(Trial trial) {
    measurement.accept(trial);
  }
}
