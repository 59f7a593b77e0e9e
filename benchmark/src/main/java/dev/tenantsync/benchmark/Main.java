package dev.tenantsync.benchmark;

import dev.tenantsync.benchmark.Arguments.ArgumentException;
import dev.tenantsync.benchmark.report.JsonReport;
import dev.tenantsync.benchmark.report.Machine;
import dev.tenantsync.benchmark.report.MarkdownTable;
import dev.tenantsync.benchmark.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./measure}: see {@link Arguments#USAGE}. Run in the root of the source tree. */
public final class Main {

  /** Whether this process is about to end, which makes everything that is under way fail. */
  private static volatile boolean ending;

  private Main() {}

  public static void main(String... words) {
    if (List.of(words).contains("--help")) {
      System.out.print(Arguments.USAGE);
      return;
    }
    // The services' own, whose libraries this program uses; without it they complain.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    Logger.getLogger("").setLevel(Level.WARNING);
    try {
      run(Arguments.parse(words), Path.of("").toAbsolutePath());
    } catch (ArgumentException refused) {
      System.err.println("measure: " + refused.getMessage() + "\n\n" + Arguments.USAGE);
      System.exit(2);
    } catch (RuntimeException failure) {
      if (ending) {
        return;
      }
      System.err.println("measure: " + failure.getMessage());
      for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
        System.err.println("  because: " + cause.getMessage());
      }
      System.exit(1);
    }
  }

  private static void run(Arguments arguments, Path root) {
    Clock clock = new Clock(System.out);
    Machine machine = Machine.here(root, arguments.javaHomes());
    Benchmark benchmark = new Benchmark(arguments, root, clock);
    // Ctrl-C ends this process; nothing that it started may outlive it.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  ending = true;
                  benchmark.close();
                }));
    Supplier<Report> report =
        () ->
            new Report(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                machine,
                arguments.text(),
                benchmark.results(),
                clock.spent());
    benchmark.run(() -> keep(report.get(), arguments));
    System.out.println("\n" + MarkdownTable.of(report.get()));
  }

  private static void keep(Report report, Arguments arguments) {
    write(arguments.results().resolve("latest.md"), MarkdownTable.of(report));
    write(arguments.results().resolve("latest.json"), JsonReport.of(report));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
