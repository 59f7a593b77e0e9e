package dev.tenantsync.dynamics.directory;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Response;

/** Graph over HTTP. Links are opaque, so every call is one whole URL. */
interface GraphApi {

  @GET
  Response get(
      @Url String url,
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("Accept") String accept,
      @HeaderParam("Prefer") String prefer);
}
