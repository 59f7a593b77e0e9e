package dev.tenantsync.dynamics.directory;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.jspecify.annotations.Nullable;

/** Graph over HTTP. Links are opaque, so every call is one whole URL. */
interface GraphApi {

  @GET
  @ClientHeaderParam(name = "Accept", value = "application/json")
  Response get(
      @Url String url,
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("Prefer") String prefer,
      @HeaderParam("traceparent") @Nullable String traceParent);
}
