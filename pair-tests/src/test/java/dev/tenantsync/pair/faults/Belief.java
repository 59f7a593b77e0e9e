package dev.tenantsync.pair.faults;

import java.util.HashSet;
import java.util.Set;

/**
 * What a fact may be, as far as a client can know: one value, or several where a call was not
 * answered, for that may have been made, or be made later than others.
 */
final class Belief<T> {

  private final Set<T> possible = new HashSet<>();
  private final Set<T> late = new HashSet<>();

  Belief(T value) {
    possible.add(value);
  }

  /** Takes note of what came of a call that was to set this value. */
  void heard(T value, Client.Result result) {
    if (result.doubtful()) {
      late.add(value);
    }
    if (result.made()) {
      possible.clear();
      possible.add(value);
    }
    possible.addAll(late);
  }

  /** Takes note of a value that it may have come to by another way. */
  void mayBe(T value) {
    possible.add(value);
  }

  boolean allows(T value) {
    return possible.contains(value);
  }

  /** Whether no call was ever left without an answer. */
  boolean undisturbed() {
    return late.isEmpty();
  }

  @Override
  public String toString() {
    return possible.toString();
  }
}
