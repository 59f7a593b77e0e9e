package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a reader knows who only follows one feed, as the tokens lead. */
final class FeedReplica {

  private final HttpDirectory directory;
  private String link;
  private long fence;
  int pages;

  /** Live objects by id. */
  final Map<String, JsonNode> objects = new HashMap<>();

  /** Ids of removed objects, with the reason. */
  final Map<String, String> removed = new HashMap<>();

  /** Memberships, as {@code role/user}. */
  final Set<String> members = new HashSet<>();

  FeedReplica(HttpDirectory directory, String feed) {
    this.directory = directory;
    this.link = directory.root() + feed;
  }

  /** Reads one page and applies it; true on the last page of a round. */
  boolean readPage() {
    HttpResponse<String> response = directory.get(link, "Prefer", "odata.maxpagesize=100");
    JsonNode page = directory.read(response);
    page.path("value").forEach(this::apply);
    pages++;
    boolean last = page.has("@odata.deltaLink");
    link = page.path(last ? "@odata.deltaLink" : "@odata.nextLink").textValue();
    response
        .headers()
        .firstValue("x-sync-position")
        .ifPresent(reached -> fence = Long.parseLong(reached.substring(reached.indexOf('.') + 1)));
    return last;
  }

  /** Reads to the end of a round. */
  void readRound() {
    boolean last = false;
    while (!last) {
      last = readPage();
    }
  }

  /** The ids of objects that are known otherwise than they are there. */
  Set<String> differences(Map<String, JsonNode> there) {
    Set<String> all = new TreeSet<>(objects.keySet());
    all.addAll(there.keySet());
    all.removeIf(id -> there.containsKey(id) && there.get(id).equals(objects.get(id)));
    return all;
  }

  /** Whether the last round reached beyond this transaction. */
  boolean hasSeen(long xact) {
    return fence > xact;
  }

  private void apply(JsonNode entry) {
    String id = entry.path("id").textValue();
    if (entry.has("@removed")) {
      objects.remove(id);
      removed.put(id, entry.path("@removed").path("reason").textValue());
      return;
    }
    removed.remove(id);
    objects.put(id, entry);
    for (JsonNode member : entry.path("members@delta")) {
      String membership = id + "/" + member.path("id").textValue();
      if (member.has("@removed")) {
        members.remove(membership);
      } else {
        members.add(membership);
      }
    }
  }
}
