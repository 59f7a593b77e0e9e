package dev.tenantsync.office365.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;

/**
 * Absolute links with the scheme and host that the client used: SDKs follow no others. A proxy's
 * forwarded headers count only where {@code quarkus.http.proxy.*} says so.
 */
@RequestScoped
public class Links {

  private final UriInfo uri;

  Links(UriInfo uri) {
    this.uri = uri;
  }

  /** What the client calls this service, {@code scheme://host[:port]}, without a final slash. */
  public String origin() {
    String base = uri.getBaseUri().toString();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** The service root, {@code scheme://host[:port]/v1.0}, without a final slash. */
  public String root() {
    return origin() + "/v1.0";
  }

  /** An {@code @odata.context} such as {@code users/$entity}. */
  public String context(String fragment) {
    return root() + "/$metadata#" + fragment;
  }

  /** The address of this request with another query. */
  public String here(String query) {
    return uri.getAbsolutePath() + (query.isEmpty() ? "" : "?" + query);
  }
}
