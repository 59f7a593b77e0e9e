package dev.tenantsync.office365.batch;

import dev.tenantsync.office365.web.RequestContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets a step's links begin with the scheme and host that the batch's client used. */
class StepOrigin {

  private static final int BEFORE_PATHS = Priorities.USER - 100;

  private final StepChannel channel;
  private final RequestContext request;

  StepOrigin(StepChannel channel, RequestContext request) {
    this.channel = channel;
    this.request = request;
  }

  @ServerRequestFilter(preMatching = true, priority = BEFORE_PATHS)
  void restore(ContainerRequestContext incoming) {
    if (channel.isKey(incoming.getHeaderString(StepChannel.KEY))) {
      URI asked = incoming.getUriInfo().getRequestUri();
      String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
      String origin = incoming.getHeaderString(StepChannel.ORIGIN);
      request.cameAsStep();
      incoming.setRequestUri(URI.create(origin + asked.getRawPath() + query));
    }
  }
}
