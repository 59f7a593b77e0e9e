package dev.tenantsync.dynamics.history;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.history.HistoryJson.EntryJson;
import dev.tenantsync.dynamics.web.Ids;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.odata.Prefer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code GET /sync/users/{id}/history}: what was done to a user, newest first. */
@Path("/sync/users/{id}/history")
public class HistoryResource {

  private static final String SKIP = "$skiptoken";
  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  private final History history;
  private final HistoryTokens tokens;
  private final Links links;

  HistoryResource(History history, HistoryTokens tokens, Links links) {
    this.history = history;
    this.tokens = tokens;
    this.links = links;
  }

  /**
   * @param id a systemuserid or an object id of the directory
   */
  @GET
  public Response read(@PathParam("id") String id, UriInfo uri, HttpHeaders headers) {
    UUID user =
        Ids.read(id)
            .orElseThrow(() -> DataverseException.badPayload("'" + id + "' is not a valid id."));
    long before = before(user, uri);
    @Nullable List<String> wishes = headers.getRequestHeader("Prefer");
    Prefer prefer = Prefer.parse(wishes == null ? List.of() : wishes);
    int size = Math.min(MOST, prefer.maxPageSize().orElse(USUAL));
    if (!history.knows(user)) {
      throw DataverseException.notFound("systemuser", id);
    }
    // One more than asked tells whether there are more.
    List<EntryJson> found = history.read(user, before, size + 1);
    Response.ResponseBuilder answer = Response.ok(page(user, found, size));
    if (prefer.maxPageSize().isPresent()) {
      answer.header("Preference-Applied", "odata.maxpagesize=" + size);
    }
    return answer.build();
  }

  private HistoryJson page(UUID user, List<EntryJson> found, int size) {
    if (found.size() <= size) {
      return new HistoryJson(found, null);
    }
    List<EntryJson> shown = found.subList(0, size);
    String token = tokens.after(user, shown.get(size - 1).number());
    return new HistoryJson(
        shown, links.origin() + "sync/users/" + user + "/history?" + SKIP + "=" + token);
  }

  private long before(UUID user, UriInfo uri) {
    Map<String, List<String>> query = uri.getQueryParameters();
    query.keySet().stream()
        .filter(option -> !option.equals(SKIP))
        .findFirst()
        .ifPresent(
            option -> {
              throw DataverseException.badPayload(
                  "The query option '"
                      + option
                      + "' is not offered; the preference"
                      + " odata.maxpagesize sets the size of a page.");
            });
    List<String> given = query.getOrDefault(SKIP, List.of());
    return given.isEmpty()
        ? Long.MAX_VALUE
        : tokens
            .read(user, given.get(0))
            .orElseThrow(
                () -> DataverseException.badPayload("The $skiptoken is not valid for this query."));
  }
}
