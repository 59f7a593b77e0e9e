package dev.tenantsync.bootstrap.metrics;

import java.util.List;

/** What a service can tell of how it stands. */
public interface State {

  /** Reads it, in as few statements as it takes. Never asked on the way of a request. */
  List<Figure> read();
}
