package dev.tenantsync.dynamics.web;

import dev.tenantsync.odata.KeyPath;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Brings OData's spellings of a path, such as {@code systemusers(GUID)} or {@code WhoAmI()}, to the
 * one that resources are routed by.
 */
class KeyPaths {

  private static final KeyPath SPELLINGS = KeyPath.stripping("Microsoft.Dynamics.CRM.");

  @ServerRequestFilter(preMatching = true)
  void normalise(ContainerRequestContext incoming) {
    URI asked = incoming.getUriInfo().getRequestUri();
    String path = asked.getRawPath();
    // Careful clients encode the dollar of $count and $metadata.
    String plain = SPELLINGS.normalise(path.replace("%24", "$"));
    if (!plain.equals(path)) {
      String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
      incoming.setRequestUri(
          URI.create(asked.getScheme() + "://" + asked.getRawAuthority() + plain + query));
    }
  }
}
