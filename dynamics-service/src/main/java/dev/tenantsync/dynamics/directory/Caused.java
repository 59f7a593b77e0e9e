package dev.tenantsync.dynamics.directory;

import java.util.stream.Stream;

/** An entry of a feed beside which may stand what caused it. */
interface Caused {

  Stream<CauseEntry> causes();
}
