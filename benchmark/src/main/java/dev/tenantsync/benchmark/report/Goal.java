package dev.tenantsync.benchmark.report;

import java.util.OptionalDouble;

/**
 * What a value should be.
 *
 * @param more whether more is better
 * @param reach what it has to be; empty where a value is only told
 * @param aim what it should be then
 */
public record Goal(boolean more, OptionalDouble reach, OptionalDouble aim) {

  static Goal atLeast(double reach, double aim) {
    return new Goal(true, OptionalDouble.of(reach), OptionalDouble.of(aim));
  }

  static Goal atMost(double reach, double aim) {
    return new Goal(false, OptionalDouble.of(reach), OptionalDouble.of(aim));
  }

  /** None; the more the better. */
  static Goal toldMore() {
    return new Goal(true, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** None; the less the better. */
  static Goal toldLess() {
    return new Goal(false, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Whether a value reaches it, in a word or two; a dash where there is no goal. */
  public String verdict(double value) {
    if (reach.isEmpty()) {
      return "–";
    }
    if (!within(value, reach.getAsDouble())) {
      return "no";
    }
    boolean further = aim.isPresent() && within(value, aim.getAsDouble());
    return further ? "yes, aim too" : "yes";
  }

  private boolean within(double value, double limit) {
    return more ? value >= limit : value <= limit;
  }
}
