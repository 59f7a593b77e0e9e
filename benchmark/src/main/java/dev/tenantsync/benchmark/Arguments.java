package dev.tenantsync.benchmark;

import dev.tenantsync.benchmark.figure.Effort;
import dev.tenantsync.benchmark.figure.Figure;
import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.population.Population;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was asked for on the command line.
 *
 * @param sizes ascending
 * @param keep where populated directories are kept; empty: they are deleted at the end
 * @param javaHomes of the JDKs; the first runs everything, the start is timed with each
 * @param options for the services' virtual machines
 * @param results folder that the results are written to
 */
record Arguments(
    Set<Integer> sizes,
    int runs,
    Set<Figure> figures,
    Effort effort,
    Optional<Path> keep,
    List<Path> javaHomes,
    List<String> options,
    Path results) {

  static final String USAGE =
      """
      ./measure [--quick] [--sizes 10000,100000,1000000] [--runs 3] [--figures first-load,...]
                [--keep DIR] [--java HOME,...] [--java-options "-Xmx256m"] [--results DIR]

        --quick         10,000 users, one run, little of everything: under three minutes
        --sizes         users in the directory
        --runs          of each figure
        --figures       %s
        --keep          keep the populated directories there, and use them if they are there
        --java          homes of JDKs: the first runs everything, the start is timed with each
        --java-options  for the services; {service} stands for office365 and dynamics
        --results       where latest.md and latest.json are written (benchmark/results)
      """
          .formatted(String.join(",", Arrays.stream(Figure.values()).map(Figure::id).toList()));

  private static final int MOST_USERS = 2_000_000;

  Arguments {
    sizes = new TreeSet<>(sizes);
    figures = Set.copyOf(figures);
    javaHomes = List.copyOf(javaHomes);
    options = List.copyOf(options);
  }

  /**
   * Reads a command line.
   *
   * @throws ArgumentException if it is not understood
   */
  static Arguments parse(String... words) {
    Deque<String> left = new ArrayDeque<>(List.of(words));
    Builder builder = new Builder(left.contains("--quick"));
    while (!left.isEmpty()) {
      String option = left.pop();
      if (!option.equals("--quick")) {
        if (left.isEmpty()) {
          throw new ArgumentException(option + " needs a value, or is not known");
        }
        builder.set(option, left.pop());
      }
    }
    return builder.build();
  }

  /** How it is told in the report. */
  String text() {
    return "%s users, %d runs, %s, java %s"
        .formatted(
            String.join(" and ", sizes.stream().map("%,d"::formatted).toList()),
            runs,
            figures.size() == Figure.values().length
                ? "all figures"
                : String.join(", ", figures.stream().sorted().map(Figure::id).toList()),
            String.join(" ", options));
  }

  /** The command line was not understood; the message says what of it. */
  static final class ArgumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ArgumentException(String message) {
      super(message);
    }
  }

  private static final class Builder {

    private final Effort effort;
    private Set<Integer> sizes;
    private int runs;
    private Set<Figure> figures = EnumSet.allOf(Figure.class);
    private Optional<Path> keep = Optional.empty();
    private List<Path> javaHomes = List.of(Path.of(System.getProperty("java.home")));
    private List<String> options = List.of(Launch.MOST_HEAP);
    private Path results = Path.of("benchmark", "results");

    private Builder(boolean quick) {
      effort = quick ? Effort.quick() : Effort.full();
      sizes = quick ? Set.of(10_000) : Set.of(10_000, 100_000, 1_000_000);
      runs = quick ? 1 : 3;
    }

    private void set(String option, String value) {
      switch (option) {
        case "--sizes" -> sizes = sizes(value);
        case "--runs" -> runs = number(option, value, 100);
        case "--figures" -> figures = figures(value);
        case "--keep" -> keep = Optional.of(Path.of(value));
        case "--java" -> javaHomes = javaHomes(value);
        case "--java-options" -> options = List.of(value.strip().split("\\s+", -1));
        case "--results" -> results = Path.of(value);
        default -> throw new ArgumentException("there is no option " + option);
      }
    }

    private Arguments build() {
      for (int size : sizes) {
        int people = new Population(size).peopleToLicense().size();
        if (people < effort.peopleToLicense(runs)) {
          throw new ArgumentException(
              "--sizes: of %,d users %,d can be given a licence; %d runs need %,d"
                  .formatted(size, people, runs, effort.peopleToLicense(runs)));
        }
      }
      return new Arguments(sizes, runs, figures, effort, keep, javaHomes, options, results);
    }

    private static Set<Integer> sizes(String value) {
      Set<Integer> sizes = new TreeSet<>();
      for (String size : value.split(",", -1)) {
        sizes.add(number("--sizes", size, MOST_USERS));
      }
      return sizes;
    }

    private static Set<Figure> figures(String value) {
      Set<Figure> figures = EnumSet.noneOf(Figure.class);
      for (String id : value.split(",", -1)) {
        figures.add(
            Figure.named(id)
                .orElseThrow(() -> new ArgumentException("--figures: there is no figure " + id)));
      }
      return figures;
    }

    private static List<Path> javaHomes(String value) {
      List<Path> homes = Arrays.stream(value.split(",", -1)).map(Path::of).toList();
      for (Path home : homes) {
        if (!Files.isExecutable(home.resolve("bin/java"))) {
          throw new ArgumentException("--java: there is no bin/java in " + home);
        }
      }
      return homes;
    }

    private static int number(String option, String value, int most) {
      try {
        int number = Integer.parseInt(value);
        if (number >= 1 && number <= most) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // Said below.
      }
      throw new ArgumentException(
          option + ": '" + value + "' is not a number from 1 to %,d".formatted(most));
    }
  }
}
