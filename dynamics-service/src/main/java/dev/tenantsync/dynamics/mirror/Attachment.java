package dev.tenantsync.dynamics.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What follows for the mirror when the environment's security group is another one. */
@ApplicationScoped
public class Attachment {

  private final Cursors cursors;
  private final ScopeGroups scope;
  private final ScopedAccounts accounts;

  Attachment(Cursors cursors, ScopeGroups scope, ScopedAccounts accounts) {
    this.cursors = cursors;
    this.scope = scope;
    this.accounts = accounts;
  }

  /**
   * To be said in the transaction that changed the setting, which holds it. Groups that were not
   * followed are read from the beginning, whoever pulls; those that were are all known already.
   * Nobody loses anything before each feed was read once more.
   */
  public void changed(boolean hadGroup, Optional<UUID> now) {
    accounts.awaitFeeds(cursors.tick());
    if (hadGroup && now.isPresent()) {
      scope.compute();
      return;
    }
    scope.forget();
    if (now.isPresent()) {
      cursors.add(Feed.GROUPS);
    } else {
      cursors.remove(Feed.GROUPS);
    }
  }
}
