package dev.tenantsync.dynamics.directory;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Graph's subscriptions over HTTP. Every call is one whole URL, as links are opaque. */
interface SubscriptionApi {

  @GET
  Response list(@Url String url, @HeaderParam("Authorization") String authorization);

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  Response create(@Url String url, @HeaderParam("Authorization") String authorization, byte[] body);

  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  Response renew(@Url String url, @HeaderParam("Authorization") String authorization, byte[] body);

  @DELETE
  Response remove(@Url String url, @HeaderParam("Authorization") String authorization);
}
