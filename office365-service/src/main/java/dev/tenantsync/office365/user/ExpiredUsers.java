package dev.tenantsync.office365.user;

import dev.tenantsync.office365.tenant.DirectorySettings;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Removes users for good who have lain in deleted items for their time (Graph: 30 days). */
@ApplicationScoped
class ExpiredUsers {

  private static final Logger LOG = Logger.getLogger(ExpiredUsers.class);

  private final RecycleBin bin;
  private final DirectorySettings.DeletedItems settings;
  private final Clock clock;

  ExpiredUsers(RecycleBin bin, DirectorySettings settings, Clock clock) {
    this.bin = bin;
    this.settings = settings.deletedItems();
    this.clock = clock;
  }

  /** Chunk by chunk: a long transaction would hold back the feed. */
  @Scheduled(
      every = "${directory.deleted-items.purge-every:PT1H}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    Instant before = clock.instant().minus(settings.retention());
    int purged;
    do {
      purged = bin.purgeSome(before, settings.purgeChunk());
      if (purged > 0) {
        LOG.infof("purged %d expired users", purged);
      }
    } while (purged == settings.purgeChunk());
  }
}
