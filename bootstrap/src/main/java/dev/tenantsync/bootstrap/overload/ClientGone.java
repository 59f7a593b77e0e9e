package dev.tenantsync.bootstrap.overload;

import io.vertx.core.http.HttpClosedException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** Tells a client that left in the midst of its request from a fault of the service. */
public final class ClientGone {

  private ClientGone() {}

  /** Whether something thrown while a request was read or answered says that its client left. */
  public static boolean in(@Nullable Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClosedChannelException || cause instanceof HttpClosedException) {
        return true;
      }
    }
    return false;
  }
}
