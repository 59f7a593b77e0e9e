package dev.tenantsync.dynamics.mirror;

/**
 * How much of what was known a full reading showed. A reading that shows too little may be cut off
 * or empty by mistake: then nobody it left out is taken for absent, nor looked up.
 *
 * @param seen how many of those known were shown
 * @param known how many should have been
 */
public record Enumeration(long seen, long known) {

  private static final int LEAST_PERCENT = 80;

  /** Whether those it left out may be looked up. */
  public boolean believable() {
    return seen >= known || seen * 100 >= known * LEAST_PERCENT;
  }
}
