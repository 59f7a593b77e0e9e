package dev.tenantsync.office365.odata;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query options where no resource reads any, so that none is silently ignored: with
 * everything that writes, and outside of Graph. Of what GETs offer at all, each resource says what
 * is its own. Parameters without a dollar that OData does not know mean nothing and pass, as in
 * Graph.
 */
class OptionGuard {

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String GRAPH = "/v1.0/";
  private static final String ADMINISTRATION = "/admin/";

  private static final String[] OF_READS = {
    "$select",
    "$filter",
    "$search",
    "$orderby",
    "$top",
    "$count",
    "$expand",
    "$skiptoken",
    "$deltatoken"
  };

  /** The one list outside of Graph that is paged. */
  private static final String PAGED = "/failures";

  /** The one action that answers objects of the client's choice. */
  private static final String SELECTING = "/directoryObjects/getByIds";

  @ServerRequestFilter
  void judge(ContainerRequestContext incoming) {
    UriInfo uri = incoming.getUriInfo();
    String path = uri.getPath();
    if (path.startsWith(GRAPH) || path.startsWith(ADMINISTRATION)) {
      GraphQuery query = GraphQuery.of(uri, null);
      boolean reads =
          READING.contains(incoming.getMethod())
              && (path.startsWith(GRAPH) || path.endsWith(PAGED));
      query.only(reads || path.endsWith(SELECTING) ? OF_READS : new String[0]);
    }
  }
}
