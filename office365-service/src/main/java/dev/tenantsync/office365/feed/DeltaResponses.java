package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tenantsync.odata.Prefer;
import dev.tenantsync.odata.QueryOptions;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.DeltaAnswer.BeginAgain;
import dev.tenantsync.office365.feed.DeltaAnswer.Page;
import dev.tenantsync.office365.feed.DeltaAnswer.SetBack;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers a feed's request: what was asked, the page, its links and headers. */
@ApplicationScoped
class DeltaResponses {

  private final DeltaRequests requests;
  private final DeltaTokens tokens;
  private final DeltaPages pages;
  private final LogIdentity identity;
  private final Links links;

  DeltaResponses(
      DeltaRequests requests,
      DeltaTokens tokens,
      DeltaPages pages,
      LogIdentity identity,
      Links links) {
    this.requests = requests;
    this.tokens = tokens;
    this.pages = pages;
    this.identity = identity;
    this.links = links;
  }

  Response answer(DeltaSource source, UriInfo uri, HttpHeaders headers) {
    GraphQuery query = GraphQuery.of(uri, null);
    List<String> wishes = headers.getRequestHeader("Prefer");
    Prefer prefer = Prefer.parse(wishes == null ? List.of() : wishes);
    DeltaRequest request = requests.read(query, prefer, source);
    DeltaAnswer answer = pages.read(source, request);
    while (answer instanceof SetBack setBack) {
      identity.renew(setBack.epoch());
      answer = pages.read(source, request);
    }
    if (answer instanceof BeginAgain again) {
      throw GraphException.gone(
          again.cause().code, again.cause().sentence, links.here(afresh(request.tracking())));
    }
    return page(source, request, prefer, (Page) answer);
  }

  private Response page(DeltaSource source, DeltaRequest request, Prefer prefer, Page page) {
    boolean last = page.reached().isPresent();
    String option = last ? DeltaTokens.DELTA : DeltaTokens.NEXT;
    String link =
        links.here(option + "=" + tokens.write(option, source, request.tracking(), page.next()));
    PageJson body =
        new PageJson(
            links.context(context(source, request.tracking())),
            last ? null : link,
            last ? link : null,
            page.entries());
    var response = Response.ok(body);
    page.reached().ifPresent(reached -> response.header("x-sync-position", reached));
    String applied = applied(request, prefer);
    return applied.isEmpty()
        ? response.build()
        : response.header("Preference-Applied", applied).build();
  }

  private static String context(DeltaSource source, Tracking tracking) {
    return tracking.tracksEverything()
        ? source.collection()
        : source.collection() + "(" + String.join(",", tracking.properties()) + ")";
  }

  private static String applied(DeltaRequest request, Prefer prefer) {
    List<String> applied = new ArrayList<>();
    boolean follows =
        request.token().filter(token -> token.stage() instanceof Stage.Following).isPresent();
    if (request.wish().minimal() && follows) {
      applied.add("return=minimal");
    }
    if (prefer.maxPageSize().isPresent()) {
      applied.add("odata.maxpagesize=" + request.wish().size());
    }
    if (request.wish().causes().isPresent()) {
      applied.add(CauseNotes.PREFERENCE);
    }
    return String.join(", ", applied);
  }

  /** The query of a client that begins again; the token carried what it had selected. */
  private static String afresh(Tracking tracking) {
    Map<String, String> options = new LinkedHashMap<>();
    if (!tracking.tracksEverything()) {
      options.put("$select", String.join(",", tracking.properties()));
    }
    if (!tracking.ids().isEmpty()) {
      options.put(
          "$filter",
          tracking.ids().stream()
              .map(id -> "id eq '" + id + "'")
              .collect(Collectors.joining(" or ")));
    }
    options.put(DeltaTokens.DELTA, "");
    return new QueryOptions(options, Map.of()).toQuery();
  }

  /** A page on the wire: one of the two links, never both. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PageJson(
      @JsonProperty("@odata.context") String context,
      @JsonProperty("@odata.nextLink") @Nullable String nextLink,
      @JsonProperty("@odata.deltaLink") @Nullable String deltaLink,
      List<Entry> value) {}
}
