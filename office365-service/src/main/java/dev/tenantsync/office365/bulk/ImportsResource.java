package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.identity.Caller;
import dev.tenantsync.office365.identity.CurrentCaller;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.odata.PageTokens;
import dev.tenantsync.office365.odata.PageTokens.Position;
import dev.tenantsync.office365.web.Links;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /admin/imports}: jobs that bring users in. */
@Path("/admin/imports")
public class ImportsResource {

  private static final int NEWEST = 100;

  /** A restoration replaces more than users: what it writes beside them asks for this, too. */
  private static final Set<String> TO_RESTORE =
      Set.of("Organization.ReadWrite.All", "Domain.ReadWrite.All", "Group.ReadWrite.All");

  private final Reception reception;
  private final Jobs jobs;
  private final Failures failures;
  private final PageTokens tokens;
  private final Links links;
  private final CurrentCaller caller;

  ImportsResource(
      Reception reception,
      Jobs jobs,
      Failures failures,
      PageTokens tokens,
      Links links,
      CurrentCaller caller) {
    this.caller = caller;
    this.reception = reception;
    this.jobs = jobs;
    this.failures = failures;
    this.tokens = tokens;
    this.links = links;
  }

  /** Any type is routed here, so that whoever may not is told so first. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response start(InputStream body, HttpHeaders headers, UriInfo uri) {
    Upload upload = Upload.of(headers.getMediaType(), uri.getQueryParameters());
    if (upload.mode() == JobMode.RESTORE && !mayRestore()) {
      throw GraphException.denied();
    }
    UUID id = reception.receive(upload, body);
    return Response.accepted(JobJson.of(require(id.toString())))
        .location(URI.create(links.origin() + "/admin/imports/" + id))
        .build();
  }

  @GET
  public CollectionJson<JobJson> list(UriInfo uri) {
    GraphQuery.of(uri, null).only();
    return CollectionJson.whole(
        links.context("imports"), jobs.newest(NEWEST).stream().map(JobJson::of).toList());
  }

  @GET
  @Path("{id}")
  public JobJson read(String id) {
    return JobJson.of(require(id));
  }

  /** Stops an import that runs or waits; forgets one that has ended. */
  @DELETE
  @Path("{id}")
  @Transactional
  public void stop(String id) {
    Job job = require(id);
    if (!jobs.cancel(job.id())) {
      jobs.delete(job.id());
    }
  }

  @GET
  @Path("{id}/failures")
  public CollectionJson<FailureJson> failures(String id, UriInfo uri) {
    GraphQuery query = GraphQuery.of(uri, null).only("$top", "$skiptoken");
    Job job = require(id);
    String list = "failures of " + job.id();
    int after =
        tokens.position(list, query).map(at -> Integer.parseInt("" + at.key().get(0))).orElse(0);
    int top = query.top();
    List<Failure> found = failures.page(job.id(), after, top + 1);
    List<Failure> page = found.subList(0, Math.min(top, found.size()));
    return new CollectionJson<>(
        links.context("imports/failures"),
        null,
        found.size() > top ? next(list, query, page.get(top - 1)) : null,
        page.stream().map(FailureJson::of).toList());
  }

  private boolean mayRestore() {
    return caller
        .caller()
        .filter(one -> one instanceof Caller.Program)
        .map(one -> ((Caller.Program) one).permissions())
        .filter(held -> held.containsAll(TO_RESTORE))
        .isPresent();
  }

  private @Nullable String next(String list, GraphQuery query, Failure last) {
    String line = Integer.toString(last.line());
    String token = tokens.seal(list, query, new Position(false, List.of(line)));
    return links.here(query.options().with("$skiptoken", token).toQuery());
  }

  private Job require(String id) {
    return Guids.parse(id).flatMap(jobs::find).orElseThrow(() -> GraphException.notFound(id));
  }
}
