package dev.tenantsync.dynamics.app;

import dev.tenantsync.dynamics.caller.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * {@code GET /apps/...}: opening an application as a browser would. There are no pages here; the
 * request passes the gates of the application's surface and says as whom it was opened.
 */
@Path("apps")
@Produces(MediaType.APPLICATION_JSON)
public class AppResource {

  private final CurrentCaller caller;

  AppResource(CurrentCaller caller) {
    this.caller = caller;
  }

  /** An application that somebody was let into. */
  record OpenedJson(String app, UUID systemuserid) {}

  /** Sales, marketing and service. */
  @GET
  @Path("sales")
  public OpenedJson sales() {
    return opened("sales");
  }

  @GET
  @Path("settings")
  public OpenedJson settings() {
    return opened("settings");
  }

  private OpenedJson opened(String app) {
    return new OpenedJson(app, caller.get().user().systemuserId());
  }
}
