package dev.tenantsync.dynamics.web;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets a step's links begin with the scheme and host that the batch's client used. */
class StepOrigin {

  private static final int BEFORE_PATHS = Priorities.USER - 100;

  private final StepThreads threads;

  StepOrigin(StepThreads threads) {
    this.threads = threads;
  }

  @ServerRequestFilter(preMatching = true, priority = BEFORE_PATHS)
  void restore(ContainerRequestContext incoming) {
    threads
        .of(incoming.getHeaderString(StepThreads.HEADER))
        .ifPresent(batch -> incoming.setRequestUri(restored(incoming, batch)));
  }

  private static URI restored(ContainerRequestContext incoming, StepThread batch) {
    URI asked = incoming.getUriInfo().getRequestUri();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    return URI.create(batch.origin() + asked.getRawPath() + query);
  }
}
