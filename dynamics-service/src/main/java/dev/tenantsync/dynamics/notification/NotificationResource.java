package dev.tenantsync.dynamics.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.error.DataverseException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;

/**
 * {@code POST /notifications}: what the directory calls. It brings no token; what it may do without
 * one is to have this service pull.
 */
@Path(NotificationResource.PATH)
public class NotificationResource {

  static final String PATH = "/notifications";

  private final Notices notices;
  private final ObjectMapper json;

  NotificationResource(Notices notices, ObjectMapper json) {
    this.notices = notices;
    this.json = json;
  }

  /** Takes notices; whether they are genuine is not told. {@link Reception} has gone before. */
  @POST
  public Response receive(byte[] body) {
    notices.receive(read(body).notices());
    return Response.accepted().build();
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
