package dev.tenantsync.office365.metadata;

import dev.tenantsync.office365.odata.GraphQuery;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** {@code GET /$metadata}: the types served, for clients that read them; open, as Graph's is. */
@Path("/v1.0/$metadata")
public class MetadataResource {

  private final String csdl = Csdl.text();

  @GET
  @Produces(MediaType.APPLICATION_XML)
  public String describe(UriInfo uri) {
    GraphQuery.of(uri, null).only();
    return csdl;
  }
}
