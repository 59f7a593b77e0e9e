package dev.tenantsync.benchmark.report;

import dev.tenantsync.benchmark.statistics.Spread;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/** The values of all runs, by measure and size of the population. */
public final class Results {

  private final Map<Measure, NavigableMap<Integer, List<Double>>> values =
      new EnumMap<>(Measure.class);
  private final List<String> notes = new ArrayList<>();
  private final NavigableSet<Integer> sizes = new TreeSet<>();

  public void add(Measure measure, int size, double value) {
    sizes.add(size);
    values
        .computeIfAbsent(measure, any -> new TreeMap<>())
        .computeIfAbsent(size, any -> new ArrayList<>())
        .add(value);
  }

  /** Something that a reader of the values has to know; said once. */
  public void note(String text) {
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** For which there are values, ascending. */
  public List<Integer> sizes() {
    return List.copyOf(sizes);
  }

  public List<Double> runs(Measure measure, int size) {
    NavigableMap<Integer, List<Double>> bySize = values.get(measure);
    return bySize == null ? List.of() : List.copyOf(bySize.getOrDefault(size, List.of()));
  }

  public Optional<Spread> spread(Measure measure, int size) {
    List<Double> runs = runs(measure, size);
    return runs.isEmpty() ? Optional.empty() : Optional.of(Spread.of(runs));
  }

  /** The median divided by the reference's, where both were measured. */
  public OptionalDouble ratio(Measure measure, Measure reference, int size) {
    Optional<Spread> own = spread(measure, size);
    Optional<Spread> other = spread(reference, size).filter(found -> found.median() > 0);
    return own.isEmpty() || other.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(own.get().median() / other.get().median());
  }

  /** The largest size with a value, which goals are about. */
  public Optional<Integer> largest(Measure measure) {
    return Optional.ofNullable(values.get(measure)).map(NavigableMap::lastKey);
  }
}
