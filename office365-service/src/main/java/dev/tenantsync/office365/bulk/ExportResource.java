package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.odata.GraphQuery;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

/** {@code GET /admin/export}: the whole directory as NDJSON. */
@Path("/admin/export")
public class ExportResource {

  private final Export export;

  ExportResource(Export export) {
    this.export = export;
  }

  @GET
  public Response read(UriInfo uri) {
    GraphQuery.of(uri, null).only();
    StreamingOutput body = export::write;
    return Response.ok(body, "application/x-ndjson")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"directory.ndjson\"")
        .build();
  }
}
