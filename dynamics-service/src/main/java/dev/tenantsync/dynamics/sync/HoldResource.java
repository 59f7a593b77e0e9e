package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.provisioning.HoldVerdicts;
import dev.tenantsync.dynamics.reconcile.SyncRequests;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Kind;
import dev.tenantsync.dynamics.reconcile.SyncThread;
import dev.tenantsync.dynamics.sync.HoldJson.MemberJson;
import dev.tenantsync.dynamics.web.Ids;
import dev.tenantsync.dynamics.web.RequestContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /sync/holds}: what the brake holds, and what to do about it. */
@Path("/sync/holds")
@Produces(MediaType.APPLICATION_JSON)
class HoldResource {

  private final HoldList holds;
  private final HoldVerdicts verdicts;
  private final SyncRequests requests;
  private final SyncThread thread;
  private final RequestContext request;

  HoldResource(
      HoldList holds,
      HoldVerdicts verdicts,
      SyncRequests requests,
      SyncThread thread,
      RequestContext request) {
    this.holds = holds;
    this.verdicts = verdicts;
    this.requests = requests;
    this.thread = thread;
    this.request = request;
  }

  @GET
  public ListJson<HoldJson> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
    Piece piece = Piece.of(limit, after);
    return piece.json("/sync/holds", holds.holds(piece), HoldJson::id);
  }

  @GET
  @Path("{id}")
  public HoldJson read(@PathParam("id") String id) {
    return found(id);
  }

  @GET
  @Path("{id}/members")
  public ListJson<MemberJson> members(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    HoldJson hold = found(id);
    Piece piece = Piece.of(limit, after);
    return piece.json(
        "/sync/holds/" + hold.id() + "/members",
        holds.members(hold.id(), piece),
        MemberJson::objectId);
  }

  /** Answers with the hold; whoever pulls decides its members soon after. */
  @POST
  @Path("{id}/approve")
  public HoldJson approve(@PathParam("id") String id) {
    HoldJson hold = found(id);
    refuseUnless(verdicts.approve(hold.id(), null, request.actor()) > 0);
    work();
    return found(id);
  }

  @POST
  @Path("{id}/reject")
  public HoldJson reject(@PathParam("id") String id) {
    HoldJson hold = found(id);
    refuseUnless(verdicts.reject(hold.id(), null, request.actor()) > 0);
    return found(id);
  }

  @POST
  @Path("{id}/members/{objectId}/approve")
  public MemberJson approve(@PathParam("id") String id, @PathParam("objectId") String objectId) {
    HoldJson hold = found(id);
    UUID member = member(hold, objectId).objectId();
    refuseUnless(verdicts.approve(hold.id(), member, request.actor()) > 0);
    work();
    return member(hold, objectId);
  }

  @POST
  @Path("{id}/members/{objectId}/reject")
  public MemberJson reject(@PathParam("id") String id, @PathParam("objectId") String objectId) {
    HoldJson hold = found(id);
    UUID member = member(hold, objectId).objectId();
    refuseUnless(verdicts.reject(hold.id(), member, request.actor()) > 0);
    return member(hold, objectId);
  }

  /** Asked through the database: another process may be the one that pulls. */
  private void work() {
    requests.ask(Kind.PULL, null);
    thread.look();
  }

  private HoldJson found(String id) {
    return (id.matches("\\d{1,18}") ? holds.hold(Long.parseLong(id)) : Optional.<HoldJson>empty())
        .orElseThrow(() -> DataverseException.notFound("hold", id));
  }

  private MemberJson member(HoldJson hold, String objectId) {
    return Ids.read(objectId)
        .flatMap(member -> holds.member(hold.id(), member))
        .orElseThrow(() -> DataverseException.notFound("member of hold " + hold.id(), objectId));
  }

  private static void refuseUnless(boolean settled) {
    if (!settled) {
      throw new DataverseException(
          409,
          "0x80040265",
          "Nothing of it is held any more: it was settled before, or has ended.");
    }
  }
}
