package dev.tenantsync.office365.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an import is for. */
enum JobMode {
  /** New users join those who are there. */
  CREATE,
  /** A whole export comes back into an empty directory, ids and times included. */
  RESTORE;

  static Optional<JobMode> of(String wire) {
    return Arrays.stream(values()).filter(mode -> mode.wire().equals(wire)).findFirst();
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
