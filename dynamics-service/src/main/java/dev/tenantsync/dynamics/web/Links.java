package dev.tenantsync.dynamics.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/**
 * Absolute links with the scheme and host that the client used: clients cut exactly that prefix off
 * again. A proxy's forwarded headers count only where {@code quarkus.http.proxy.*} says so.
 */
@RequestScoped
public class Links {

  /** Path of the Web API under the host. */
  public static final String API = "api/data/v9.2/";

  private final UriInfo uri;

  Links(UriInfo uri) {
    this.uri = uri;
  }

  /** The scheme, host and port that the client used, with a final slash. */
  public String origin() {
    return uri.getBaseUri().resolve("/").toString();
  }

  /** The service root, {@code scheme://host[:port]/api/data/v9.2/}. */
  public String root() {
    URI base = uri.getBaseUri();
    return base.resolve("/" + API).toString();
  }

  /** An {@code @odata.context} such as {@code systemusers/$entity}. */
  public String context(String fragment) {
    return root() + "$metadata#" + fragment;
  }
}
