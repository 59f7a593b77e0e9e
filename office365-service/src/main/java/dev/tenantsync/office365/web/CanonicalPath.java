package dev.tenantsync.office365.web;

import dev.tenantsync.odata.KeyPath;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Brings the spellings of clients to the one that resources are routed by: keys in parentheses,
 * qualified function and type names, an encoded dollar, and a body without a content type.
 */
class CanonicalPath {

  private static final KeyPath GRAPH = KeyPath.stripping("microsoft.graph.", "graph.");
  private static final List<String> ODATA = List.of("/v1.0/", "/admin/applications(");
  private static final Set<String> WITH_BODY = Set.of("POST", "PATCH", "PUT");

  @ServerRequestFilter(preMatching = true)
  void canonical(ContainerRequestContext incoming) {
    URI asked = incoming.getUriInfo().getRequestUri();
    String path = asked.getRawPath();
    if (ODATA.stream().anyMatch(path::startsWith)) {
      String canonical = GRAPH.normalise(path.replace("/%24", "/$"));
      if (!canonical.equals(path)) {
        incoming.setRequestUri(withPath(asked, canonical));
      }
    }
    if (WITH_BODY.contains(incoming.getMethod()) && hasNoTypeOrBody(incoming)) {
      incoming.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
  }

  /** The type of no body says nothing: some clients send one all the same. */
  private static boolean hasNoTypeOrBody(ContainerRequestContext incoming) {
    boolean chunked = incoming.getHeaderString("Transfer-Encoding") != null;
    return incoming.getHeaderString(HttpHeaders.CONTENT_TYPE) == null
        || (incoming.getLength() == 0 && !chunked);
  }

  private static URI withPath(URI asked, String path) {
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    return URI.create(asked.getScheme() + "://" + asked.getRawAuthority() + path + query);
  }
}
