package dev.tenantsync.benchmark.statistics;

import java.util.List;

/** The values of several runs in short. */
public record Spread(double median, double least, double most) {

  /**
   * @throws IllegalArgumentException if there is no value
   */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no run, no spread");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
