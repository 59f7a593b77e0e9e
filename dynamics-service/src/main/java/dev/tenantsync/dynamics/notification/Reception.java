package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Stands before the bodies of callers that nobody knows: proves that notices are wanted without
 * reading any, and refuses large ones.
 */
class Reception {

  /** A hundred notices are some 60 KB. */
  private static final int LARGEST = 256 * 1024;

  private static final int LONGEST_TOKEN = 2_048;

  private final boolean enabled;

  Reception(DynamicsSettings settings) {
    this.enabled = settings.notifications().enabled();
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
  Optional<Response> receive(ContainerRequestContext incoming) {
    boolean notices =
        incoming.getMethod().equals(HttpMethod.POST)
            && incoming.getUriInfo().getPath().equals(NotificationResource.PATH);
    if (!notices) {
      return Optional.empty();
    }
    if (!enabled) {
      throw new DataverseException(404, "0x80060888", "Notifications are not wanted here.");
    }
    String token = incoming.getUriInfo().getQueryParameters().getFirst("validationToken");
    if (token == null) {
      limit(incoming);
    }
    return Optional.ofNullable(token).map(Reception::echoed);
  }

  private static void limit(ContainerRequestContext incoming) {
    if (incoming.getHeaderString("Content-Length") == null) {
      throw new DataverseException(411, "0x80048d19", "The body's length has to be stated.");
    }
    if (incoming.getLength() > LARGEST) {
      throw new DataverseException(
          413, "0x80048d19", "Notifications of more than " + LARGEST + " bytes are not read.");
    }
  }

  private static Response echoed(String token) {
    if (token.length() > LONGEST_TOKEN) {
      throw DataverseException.badPayload(
          "'validationToken' is longer than " + LONGEST_TOKEN + " characters.");
    }
    return Response.ok(token, MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
