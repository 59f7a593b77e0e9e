package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.JsonBodies;
import dev.tenantsync.dynamics.rehearsal.PlannedUserJson.PageJson;
import dev.tenantsync.dynamics.rehearsal.PlannedUsers.Wanted;
import dev.tenantsync.dynamics.rehearsal.Plans.Stored;
import dev.tenantsync.dynamics.web.Ids;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /sync/plans}: what would happen, without doing it. */
@Path("/sync/plans")
@Produces(MediaType.APPLICATION_JSON)
public class PlansResource {

  private static final int FIRST_PAGE = 100;
  private static final int LARGEST_PAGE = 5_000;

  private final Planner planner;
  private final Plans plans;
  private final PlannedUsers users;
  private final Links links;

  PlansResource(Planner planner, Plans plans, PlannedUsers users, Links links) {
    this.planner = planner;
    this.plans = plans;
    this.users = users;
    this.links = links;
  }

  @POST
  public Response make(byte[] body) {
    Stored plan = found(planner.make(JsonBodies.read(body)).toString());
    return answer(Response.created(URI.create(link(plan.id()))), plan, null);
  }

  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id) {
    Stored plan = found(id);
    return answer(Response.ok(), plan, plans.proposal(plan));
  }

  /**
   * @param effect only users with this effect
   * @param reason only users with this reason
   * @param top users on the page at most
   * @param after the object id that the page goes on behind
   */
  @GET
  @Path("{id}/users")
  public PageJson users(
      @PathParam("id") String id,
      @QueryParam("effect") @Nullable String effect,
      @QueryParam("reason") @Nullable String reason,
      @QueryParam("top") @Nullable Integer top,
      @QueryParam("after") @Nullable String after) {
    Wanted wanted =
        new Wanted(
            found(id).id(),
            after == null ? null : guid("after", after),
            effect == null
                ? null
                : Effect.named(effect).orElseThrow(() -> refused("effect", effect)),
            reason == null
                ? null
                : Reason.ofId(reason).orElseThrow(() -> refused("reason", reason)),
            top == null ? FIRST_PAGE : top);
    if (wanted.top() < 1 || wanted.top() > LARGEST_PAGE) {
      throw refused("top", String.valueOf(top));
    }
    return page(wanted);
  }

  private Response answer(
      Response.ResponseBuilder response, Stored plan, @Nullable JsonNode proposal) {
    PlanJson shown =
        new PlanJson(
            plan.id(),
            plan.madeAt(),
            plan.madeAt().plus(Plans.KEPT),
            plan.stateHash(),
            proposal,
            plan.summary(),
            page(new Wanted(plan.id(), null, null, null, FIRST_PAGE)));
    return response.tag(plan.stateHash()).entity(shown).build();
  }

  private PageJson page(Wanted wanted) {
    List<PlannedUserJson> page = users.page(wanted);
    return new PageJson(page, page.size() < wanted.top() ? null : next(wanted, page));
  }

  private String next(Wanted wanted, List<PlannedUserJson> page) {
    StringBuilder link = new StringBuilder(link(wanted.plan())).append("/users?");
    if (wanted.effect() != null) {
      link.append("effect=").append(wanted.effect().wireName()).append('&');
    }
    if (wanted.reason() != null) {
      link.append("reason=").append(wanted.reason().id()).append('&');
    }
    return link.append("top=")
        .append(wanted.top())
        .append("&after=")
        .append(page.get(page.size() - 1).objectId())
        .toString();
  }

  private String link(UUID plan) {
    return links.origin() + "sync/plans/" + plan;
  }

  private Stored found(String id) {
    return plans
        .find(guid("id", id))
        .orElseThrow(() -> DataverseException.notFound("sync plan", id));
  }

  private static UUID guid(String name, String value) {
    return Ids.read(value).orElseThrow(() -> refused(name, value));
  }

  private static DataverseException refused(String name, String value) {
    return DataverseException.badPayload(
        "The value '" + value + "' of '" + name + "' is not valid.");
  }
}
