package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.error.DataverseException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses large bodies of callers that nobody knows, before they are read. */
class NoticeLimit {

  /** A hundred notices are some 60 KB. */
  private static final int LARGEST = 256 * 1024;

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
  void limit(ContainerRequestContext incoming) {
    boolean notices =
        incoming.getMethod().equals(HttpMethod.POST)
            && incoming.getUriInfo().getPath().equals(NotificationResource.PATH);
    if (!notices) {
      return;
    }
    String length = incoming.getHeaderString("Content-Length");
    if (length == null) {
      throw new DataverseException(411, "0x80048d19", "The body's length has to be stated.");
    }
    if (incoming.getLength() > LARGEST) {
      throw new DataverseException(
          413, "0x80048d19", "Notifications of more than " + LARGEST + " bytes are not read.");
    }
  }
}
