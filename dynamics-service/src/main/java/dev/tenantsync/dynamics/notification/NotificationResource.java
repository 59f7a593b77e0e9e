package dev.tenantsync.dynamics.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /notifications}: what the directory calls. It brings no token; what it may do without
 * one is to have this service pull.
 */
@Path(NotificationResource.PATH)
public class NotificationResource {

  static final String PATH = "/notifications";

  private static final int LONGEST_TOKEN = 2_048;

  private final Notices notices;
  private final ObjectMapper json;
  private final boolean enabled;

  NotificationResource(Notices notices, ObjectMapper json, DynamicsSettings settings) {
    this.notices = notices;
    this.json = json;
    this.enabled = settings.notifications().enabled();
  }

  /** Proves that notices are wanted, or takes some; whether they are genuine is not told. */
  @POST
  public Response receive(
      @QueryParam("validationToken") @Nullable String validationToken, byte[] body) {
    if (!enabled) {
      throw new DataverseException(404, "0x80060888", "Notifications are not wanted here.");
    }
    return validationToken == null ? taken(body) : echoed(validationToken);
  }

  private Response taken(byte[] body) {
    notices.receive(read(body).notices());
    return Response.accepted().build();
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

  private NoticesJson read(byte[] body) {
    try {
      NoticesJson read = json.readValue(body, NoticesJson.class);
      return read == null ? new NoticesJson(List.of()) : read;
    } catch (IOException malformed) {
      throw DataverseException.badPayload("The body is not a collection of notifications.");
    }
  }
}
