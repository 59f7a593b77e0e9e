package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.reconcile.SyncRequests;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Kind;
import dev.tenantsync.dynamics.reconcile.SyncThread;
import dev.tenantsync.dynamics.reconcile.UserReport;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /sync}: how the sync stands, and its operations. */
@Path("/sync")
@Produces(MediaType.APPLICATION_JSON)
class SyncResource {

  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final SyncRequests requests;
  private final SyncThread thread;
  private final SyncState state;
  private final Duration patience;

  SyncResource(
      SyncRequests requests, SyncThread thread, SyncState state, DynamicsSettings settings) {
    this.requests = requests;
    this.thread = thread;
    this.state = state;
    this.patience = settings.sync().answerWithin();
  }

  @GET
  public SyncJson read() {
    return state.read();
  }

  /** Pulls now; answers with a run that began after the request. */
  @POST
  @Path("pull")
  public Response pull() {
    return answered(Kind.PULL, null);
  }

  /** Reads everything afresh; answers with the run, or 202 while it goes on. */
  @POST
  @Path("resync")
  public Response resync() {
    return answered(Kind.RESYNC, null);
  }

  /** Looks for edits made in the database now; answers with how many were found and healed. */
  @POST
  @Path("verify")
  public Response verify() {
    return answered(Kind.VERIFY, null);
  }

  /** Reads and decides one user now. */
  @POST
  @Path("users/{objectId}")
  public Response user(@PathParam("objectId") String objectId) {
    if (!GUID.matcher(objectId).matches()) {
      throw DataverseException.badPayload("'" + objectId + "' is not an object id (a GUID).");
    }
    return answered(Kind.USER, UUID.fromString(objectId));
  }

  private Response answered(Kind kind, @Nullable UUID objectId) {
    long request = requests.ask(kind, objectId);
    thread.look();
    Optional<String> outcome = awaited(request);
    if (outcome.isPresent()) {
      return done(outcome.get(), objectId);
    }
    if (!state.pulled()) {
      throw new DataverseException(504, "0x80044151", "No process is pulling at the moment.");
    }
    return Response.accepted(Map.of("request", request, "state", "pending")).build();
  }

  private static Response done(String outcome, @Nullable UUID objectId) {
    if (objectId != null && outcome.contains(UserReport.NOT_FOUND)) {
      throw new DataverseException(
          404, "0x80041d28", "The directory knows no user with the id " + objectId + ".");
    }
    return Response.ok(outcome).build();
  }

  private Optional<String> awaited(long request) {
    return Waiting.until(patience, () -> requests.outcome(request));
  }
}
