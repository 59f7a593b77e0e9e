package dev.tenantsync.dynamics.metadata;

import dev.tenantsync.dynamics.odata.Model;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** {@code $metadata}: the types served, for clients that read them. The same for every caller. */
@Path(Links.API + "$metadata")
public class MetadataResource {

  private static final int AN_HOUR = 3_600;

  private final ODataRequest request;
  private final String csdl;
  private final String tag;

  MetadataResource(ODataRequest request, Model model) {
    this.request = request;
    this.csdl = Csdl.of(model);
    this.tag = "W/\"" + UUID.nameUUIDFromBytes(csdl.getBytes(StandardCharsets.UTF_8)) + "\"";
  }

  @GET
  public Response describe() {
    request.requireNoOptions();
    CacheControl caching = new CacheControl();
    caching.setPrivate(true);
    caching.setMaxAge(AN_HOUR);
    boolean known = request.header(HttpHeaders.IF_NONE_MATCH).filter(tag::equals).isPresent();
    Response.ResponseBuilder answer =
        known ? Response.notModified() : Response.ok(csdl, MediaType.APPLICATION_XML_TYPE);
    return answer.header(HttpHeaders.ETAG, tag).cacheControl(caching).build();
  }
}
