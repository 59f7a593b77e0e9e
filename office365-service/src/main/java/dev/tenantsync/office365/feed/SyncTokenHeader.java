package dev.tenantsync.office365.feed;

import dev.tenantsync.office365.web.RequestContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells every writer, as {@code x-sync-token}, which feed position a reader must have reached to
 * have seen the write.
 */
class SyncTokenHeader {

  private static final String NAME = "x-sync-token";
  private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT", "DELETE");

  private final RequestContext request;
  private final EntityManager entities;

  SyncTokenHeader(RequestContext request, EntityManager entities) {
    this.request = request;
    this.entities = entities;
  }

  @ServerResponseFilter
  void answer(ContainerRequestContext incoming, ContainerResponseContext outgoing) {
    boolean told = outgoing.getHeaders().containsKey(NAME);
    if (!told && WRITES.contains(incoming.getMethod()) && outgoing.getStatus() < 300) {
      String written = request.syncToken();
      outgoing.getHeaders().putSingle(NAME, written == null ? positionOfNothingWritten() : written);
    }
  }

  /** Where a request that changed nothing stands: everything finished before now. */
  @Transactional
  String positionOfNothingWritten() {
    return (String)
        entities
            .createNativeQuery(
                "select epoch || '.' || (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)"
                    + " from feed",
                String.class)
            .getSingleResult();
  }
}
