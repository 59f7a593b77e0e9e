package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.directory.FeedPage;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of one round, one ahead of whoever applies them.
 *
 * @param <E> what the feed's pages hold
 */
final class Round<E> implements AutoCloseable {

  /** Asks the directory for the page behind a link; null for the first of an enumeration. */
  interface Source<E> {
    FeedPage<E> page(@Nullable String link);
  }

  private final ExecutorService reader;
  private final Source<E> source;
  private @Nullable Future<FeedPage<E>> ahead;

  Round(ExecutorService reader, Source<E> source, @Nullable String link) {
    this.reader = reader;
    this.source = source;
    this.ahead = reader.submit(() -> source.page(link));
  }

  /**
   * The next page, once it is there; the one after it is then on its way.
   *
   * @return null after the last page
   */
  @Nullable FeedPage<E> next() {
    if (ahead == null) {
      return null;
    }
    FeedPage<E> page = await(ahead);
    ahead = page.last() ? null : reader.submit(() -> source.page(page.link()));
    return page;
  }

  /** Drops a page read ahead that nobody will apply. */
  @Override
  public void close() {
    if (ahead != null) {
      ahead.cancel(true);
    }
  }

  private static <E> FeedPage<E> await(Future<FeedPage<E>> page) {
    try {
      return page.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof DirectoryException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException | CancellationException stopped) {
      throw new LeaseLostException("This process is stopping");
    }
  }
}
