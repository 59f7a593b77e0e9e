package dev.tenantsync.office365.feed;

import dev.tenantsync.office365.web.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jspecify.annotations.Nullable;

/** Tells the request in hand where its change stands, unless the transaction was taken back. */
@ApplicationScoped
class WriteNotes {

  private final TransactionSynchronizationRegistry transaction;
  private final RequestContext request;

  WriteNotes(TransactionSynchronizationRegistry transaction, RequestContext request) {
    this.transaction = transaction;
    this.request = request;
  }

  /**
   * Notes a position of the transaction in hand; of several the last one is told.
   *
   * @param token null where the log is not at home
   */
  void note(@Nullable String token) {
    if (transaction.getResource(Note.class) instanceof Note note) {
      note.token = token;
      return;
    }
    Note note = new Note(request, token);
    transaction.putResource(Note.class, note);
    transaction.registerInterposedSynchronization(note);
  }

  /**
   * A commit that was not answered counts here as taken back, for that is how the pool reports it;
   * its own exception says what it is.
   */
  private static final class Note implements Synchronization {

    private final RequestContext request;
    private @Nullable String token;

    Note(RequestContext request, @Nullable String token) {
      this.request = request;
      this.token = token;
    }

    @Override
    public void beforeCompletion() {
      // There is nothing to tell yet.
    }

    @Override
    public void afterCompletion(int status) {
      if (status != Status.STATUS_ROLLEDBACK) {
        request.wrote(token);
      }
    }
  }
}
