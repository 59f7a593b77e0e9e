package dev.tenantsync.pair.faults;

/**
 * One fault.
 *
 * @param target name of a process, a link or a database of the {@link Stage}
 * @param at milliseconds after the beginning
 * @param lasts milliseconds until it is undone; 0 where there is nothing to undo, or at once
 * @param amount as {@link FaultKind#amount}
 */
record Fault(FaultKind kind, String target, long at, long lasts, int amount) {

  @Override
  public String toString() {
    return "%6d ms  %-16s %-20s for %4d ms%s"
        .formatted(at, kind, target, lasts, amount == 0 ? "" : ", " + amount);
  }
}
