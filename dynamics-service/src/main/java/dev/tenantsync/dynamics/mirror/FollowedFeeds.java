package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.environment.CurrentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which feeds are followed: groups concern nobody until one of them is the environment's. */
@ApplicationScoped
public class FollowedFeeds {

  private final CurrentSettings settings;
  private final Cursors cursors;

  FollowedFeeds(CurrentSettings settings, Cursors cursors) {
    this.settings = settings;
    this.cursors = cursors;
  }

  /** In the order in which they are read. */
  public List<Feed> now() {
    return settings.current().securityGroup().isPresent() ? List.of(Feed.values()) : Feed.ALWAYS;
  }

  /** Where they are read on. */
  public List<Cursor> cursors() {
    return now().stream().map(cursors::of).toList();
  }
}
