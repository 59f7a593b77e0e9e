package dev.tenantsync.dynamics.caller;

import java.util.UUID;

/** Whom a good token names. Whether that one is a user here is another question. */
sealed interface Identified {

  /** For logs: ids, never names. */
  String actor();

  /** A person, by the directory's object id. */
  record Person(UUID objectId) implements Identified {

    @Override
    public String actor() {
      return "user:" + objectId;
    }
  }

  /** A program, by its registration. */
  record Program(UUID applicationId) implements Identified {

    @Override
    public String actor() {
      return "app:" + applicationId;
    }
  }
}
