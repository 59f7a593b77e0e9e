package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.reconcile.SyncRequests;
import dev.tenantsync.dynamics.reconcile.SyncThread;
import dev.tenantsync.dynamics.rehearsal.PlanApplication;
import dev.tenantsync.dynamics.rehearsal.PlanApplication.Order;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import dev.tenantsync.dynamics.web.Ids;
import dev.tenantsync.dynamics.web.RequestContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code POST /sync/plans/{id}/apply}: does what was planned, or nothing at all. */
@Path("/sync/plans/{id}/apply")
@Produces(MediaType.APPLICATION_JSON)
class PlanApplyingResource {

  private final PlanApplication plans;
  private final PlanApplying applying;
  private final SyncRequests requests;
  private final SyncThread thread;
  private final RequestContext request;
  private final Duration patience;

  PlanApplyingResource(
      PlanApplication plans,
      PlanApplying applying,
      SyncRequests requests,
      SyncThread thread,
      RequestContext request,
      DynamicsSettings settings) {
    this.plans = plans;
    this.applying = applying;
    this.requests = requests;
    this.thread = thread;
    this.request = request;
    this.patience = settings.sync().answerWithin();
  }

  /**
   * Answers with the run that does it, or 202 while it goes on.
   *
   * @param ifMatch the plan's state hash as its ETag, if the client means to name it
   */
  @POST
  public Response apply(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    Order order = order(id);
    if (!order.local()) {
      throw new DataverseException(
          409,
          "0x80040265",
          "This plan edits the directory: make its edits there, they cannot be applied from here.");
    }
    if (ifMatch != null && !ifMatch.equals("\"" + order.stateHash() + "\"")) {
      throw moved();
    }
    OptionalLong asked = applying.apply(order, request.actor());
    if (asked.isEmpty()) {
      throw moved();
    }
    thread.look();
    return Waiting.until(patience, () -> requests.outcome(asked.getAsLong()))
        .map(outcome -> Response.ok(outcome).build())
        .orElseGet(
            () ->
                Response.accepted(Map.of("request", asked.getAsLong(), "state", "pending"))
                    .build());
  }

  private Order order(String id) {
    return Ids.read(id)
        .flatMap(plans::find)
        .orElseThrow(() -> DataverseException.notFound("sync plan", id));
  }

  private static DataverseException moved() {
    return new DataverseException(
        412, "0x80060882", "What this plan was made from has changed since: make the plan again.");
  }
}
