package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.StepThread;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Sends the steps of one batch, each when the one before it is answered. */
final class StepSender {

  private static final Logger LOG = Logger.getLogger(StepSender.class);

  private final StepChannel channel;
  private final Refused refused;
  private final BatchCall call;
  private final StepThread thread;

  StepSender(StepChannel channel, Refused refused, BatchCall call, StepThread thread) {
    this.channel = channel;
    this.refused = refused;
    this.call = call;
    this.thread = thread;
  }

  BatchCall call() {
    return call;
  }

  /** Runs a step and waits for its answer; 500 if there is none. */
  Received send(Step step) {
    try {
      return refused.completed(thread.await(channel.send(step, call, thread)));
    } catch (CompletionException fault) {
      LOG.error("a step of a batch got no answer", fault);
      return refused.as(new DataverseException(500, "0x80040216", "An unexpected error occurred."));
    }
  }
}
