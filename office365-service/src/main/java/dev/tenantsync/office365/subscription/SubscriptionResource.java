package dev.tenantsync.office365.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.identity.Caller;
import dev.tenantsync.office365.identity.CurrentCaller;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.subscription.SubscriptionJson.Owned;
import dev.tenantsync.office365.web.Links;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Graph's subscriptions. An application sees and changes none but its own. */
@Path("/v1.0/subscriptions")
public class SubscriptionResource {

  private final Subscribing subscribing;
  private final OwnSubscriptions own;
  private final SubscriptionOrders orders;
  private final CurrentCaller current;
  private final Links links;

  SubscriptionResource(
      Subscribing subscribing,
      OwnSubscriptions own,
      SubscriptionOrders orders,
      CurrentCaller current,
      Links links) {
    this.subscribing = subscribing;
    this.own = own;
    this.orders = orders;
    this.current = current;
    this.links = links;
  }

  @POST
  public Response create(@Nullable ObjectNode body) {
    Owned made = subscribing.subscribe(program(), orders.ofNew(body));
    return Response.status(Response.Status.CREATED).entity(entity(made)).build();
  }

  @GET
  public CollectionJson<SubscriptionJson> list(UriInfo uri) {
    GraphQuery.of(uri, null).only();
    List<SubscriptionJson> all =
        own.all(program().appId()).stream().map(owned -> SubscriptionJson.of(owned, null)).toList();
    return CollectionJson.whole(links.context("subscriptions"), all);
  }

  @GET
  @Path("{id}")
  public SubscriptionJson get(@PathParam("id") String id, UriInfo uri) {
    GraphQuery.of(uri, null).only();
    return entity(own.one(program().appId(), Guids.requireId(id)));
  }

  @PATCH
  @Path("{id}")
  public SubscriptionJson renew(@PathParam("id") String id, @Nullable ObjectNode body) {
    UUID key = Guids.requireId(id);
    return entity(own.renew(program().appId(), key, orders.ofRenewal(body)));
  }

  @POST
  @Path("{id}/reauthorize")
  public void reauthorize(@PathParam("id") String id) {
    own.reauthorize(program().appId(), Guids.requireId(id));
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    own.remove(program().appId(), Guids.requireId(id));
  }

  private SubscriptionJson entity(Owned owned) {
    return SubscriptionJson.of(owned, links.context("subscriptions/$entity"));
  }

  /** The gate lets only programs in here. */
  private Caller.Program program() {
    return current
        .caller()
        .filter(Caller.Program.class::isInstance)
        .map(Caller.Program.class::cast)
        .orElseThrow(GraphException::denied);
  }
}
