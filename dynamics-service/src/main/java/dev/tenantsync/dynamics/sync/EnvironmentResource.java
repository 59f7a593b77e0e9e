package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.environment.Overrides;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.ETags;
import dev.tenantsync.dynamics.odata.JsonBodies;
import dev.tenantsync.dynamics.reconcile.SettingsChange;
import dev.tenantsync.dynamics.reconcile.SyncThread;
import dev.tenantsync.dynamics.web.RequestContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** {@code /sync/environment}: the settings in force, and changes to them while it runs. */
@Path("/sync/environment")
@Produces(MediaType.APPLICATION_JSON)
class EnvironmentResource {

  private final CurrentSettings settings;
  private final SettingsChange change;
  private final SyncThread thread;
  private final RequestContext request;

  EnvironmentResource(
      CurrentSettings settings, SettingsChange change, SyncThread thread, RequestContext request) {
    this.settings = settings;
    this.change = change;
    this.thread = thread;
    this.request = request;
  }

  @GET
  public Response read(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    Overrides now = settings.overrides();
    return ETags.fresh(ifNoneMatch, now.version())
        ? Response.notModified().header(HttpHeaders.ETAG, ETags.of(now.version())).build()
        : answer(now);
  }

  /** A JSON merge: what is not named stays, and null hands a setting back to the configuration. */
  @PATCH
  public Response patch(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
    LongPredicate version = known -> ifMatch == null || ETags.names(ifMatch, known);
    Overrides now =
        change
            .change(SettingsPatch.of(JsonBodies.read(body)), version, request.actor())
            .orElseThrow(DataverseException::versionMismatch);
    thread.wake();
    return answer(now);
  }

  private Response answer(Overrides overrides) {
    return Response.ok(EnvironmentJson.of(overrides, settings.configured()))
        .header(HttpHeaders.ETAG, ETags.of(overrides.version()))
        .build();
  }
}
