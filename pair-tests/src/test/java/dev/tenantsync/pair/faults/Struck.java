package dev.tenantsync.pair.faults;

/**
 * What came of faults, beyond what is in the plan.
 *
 * @param truncated answers
 * @param duplicated requests
 * @param starts of processes that had ended by themselves
 */
record Struck(int truncated, int duplicated, int starts) {

  Struck since(Struck before) {
    return new Struck(
        truncated - before.truncated, duplicated - before.duplicated, starts - before.starts);
  }
}
