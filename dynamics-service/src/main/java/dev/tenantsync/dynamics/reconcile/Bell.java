package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.mirror.Feed;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What wakes the loop. However often it rings, it is answered once. */
final class Bell {

  private final Set<Feed> told = EnumSet.noneOf(Feed.class);
  private boolean asked;
  private boolean knocked;

  /** Somebody wants everything to be read now. */
  synchronized void ring() {
    asked = true;
    notifyAll();
  }

  /** Something is to be looked at, and may be seen to before this is heard. */
  synchronized void knock() {
    knocked = true;
    notifyAll();
  }

  /** These feeds have something new. */
  synchronized void ring(Set<Feed> feeds) {
    told.addAll(feeds);
    notifyAll();
  }

  /** What it has rung for since it was last asked. */
  synchronized Prompt taken() {
    Prompt prompt = new Prompt(asked, told);
    asked = false;
    told.clear();
    return prompt;
  }

  /** Whether somebody has knocked since it was last asked. */
  synchronized boolean knockedAt() {
    boolean was = knocked;
    knocked = false;
    return was;
  }

  /** Waits until it rings, or has rung already, or the time is up. */
  void await(Duration longest) {
    await(longest, true);
  }

  /** Waits as long, whatever the directory tells of; only who asks cuts it short. */
  void awaitAsking(Duration longest) {
    await(longest, false);
  }

  private synchronized void await(Duration longest, boolean forNotices) {
    long until = System.nanoTime() + longest.toNanos();
    long left = longest.toNanos();
    while (!asked && !knocked && (told.isEmpty() || !forNotices) && left > 0) {
      try {
        wait(Math.max(1, Duration.ofNanos(left).toMillis()));
      } catch (InterruptedException stopping) {
        return;
      }
      left = until - System.nanoTime();
    }
  }
}
