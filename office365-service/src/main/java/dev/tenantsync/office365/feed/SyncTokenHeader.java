package dev.tenantsync.office365.feed;

import dev.tenantsync.office365.web.RequestContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Tells every writer, as {@code x-sync-token}, which feed position a reader must have reached to
 * have seen the write.
 */
class SyncTokenHeader {

  private static final String NAME = "x-sync-token";
  private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT", "DELETE");

  private final RequestContext request;
  private final EntityManager entities;
  private final LogIdentity identity;

  SyncTokenHeader(RequestContext request, EntityManager entities, LogIdentity identity) {
    this.request = request;
    this.entities = entities;
    this.identity = identity;
  }

  @ServerResponseFilter
  void answer(ContainerRequestContext incoming, ContainerResponseContext outgoing) {
    boolean done = outgoing.getHeaders().containsKey(NAME);
    if (!done && WRITES.contains(incoming.getMethod()) && outgoing.getStatus() < 300) {
      String written = request.syncToken();
      String told = written == null ? standing() : written;
      if (told != null) {
        outgoing.getHeaders().putSingle(NAME, told);
      }
    }
  }

  /** Where a request stands that changed nothing, or changed it in a log that was moved. */
  private @Nullable String standing() {
    String found = finished();
    if (found != null) {
      return found;
    }
    identity.settle();
    return finished();
  }

  /** Everything finished before now; null where the log is not at home. */
  @Transactional
  @Nullable String finished() {
    return (String)
        entities
            .createNativeQuery(
                "select "
                    + LogIdentity.EPOCH
                    + " || '.' || (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)",
                String.class)
            .getSingleResult();
  }
}
