package dev.tenantsync.office365.identity;

import java.util.Set;
import java.util.UUID;

/** Who calls. */
public sealed interface Caller {

  /** A program with the application permissions that it holds. */
  record Program(UUID appId, Set<String> permissions) implements Caller {
    @Override
    public String actor() {
      return "app:" + appId;
    }
  }

  /** A person with the scopes of the token. */
  record Person(UUID userId, Set<String> scopes) implements Caller {
    @Override
    public String actor() {
      return "user:" + userId;
    }
  }

  /** For the change log. */
  String actor();
}
