package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.error.DataverseException;

/** Refusals of a whole batch that cannot be read: not one of its steps has run. */
final class Malformed {

  private static final int LONGEST_SHOWN = 80;

  private Malformed() {}

  /**
   * 400 that names the place at fault.
   *
   * @param at such as {@code part 2}
   */
  static DataverseException at(String at, String fault) {
    return DataverseException.badPayload(
        "The batch cannot be read and nothing of it was run; " + at + ": " + fault + ".");
  }

  /** 400: more requests than a batch may have. */
  static DataverseException tooMany(int most) {
    return DataverseException.badPayload(
        "The batch has more than " + most + " requests and nothing of it was run.");
  }

  /** The beginning of what a client wrote, as people read it. */
  static String shown(String octets) {
    String text =
        octets.length() > LONGEST_SHOWN ? octets.substring(0, LONGEST_SHOWN) + "..." : octets;
    return Octets.readable(text).replaceAll("\\p{Cntrl}", "?");
  }
}
