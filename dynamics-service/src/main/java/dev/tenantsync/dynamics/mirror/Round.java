package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.bootstrap.log.Correlation;
import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.directory.FeedPage;
import dev.tenantsync.dynamics.directory.FeedRequest;
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

  /** Asks the directory for a page. */
  interface Source<E> {
    FeedPage<E> page(FeedRequest request);
  }

  private final ExecutorService reader;
  private final Source<E> source;
  private FeedRequest request;
  private @Nullable Future<FeedPage<E>> ahead;

  Round(ExecutorService reader, Source<E> source, FeedRequest first) {
    this.reader = reader;
    this.source = source;
    this.request = first;
    this.ahead = begun(first);
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
    request = request.next(page.link());
    ahead = page.last() ? null : begun(request);
    return page;
  }

  private Future<FeedPage<E>> begun(FeedRequest next) {
    return reader.submit(Correlation.beside(() -> source.page(next)));
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
