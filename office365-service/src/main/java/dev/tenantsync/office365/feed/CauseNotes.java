package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.feed.Causes.Cause;
import dev.tenantsync.office365.feed.Causes.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes beside the entries of a page, and beside each member in them, which change made it what it
 * is: an extra of ours, for clients that prefer {@code tenantsync.causes} only.
 */
@ApplicationScoped
class CauseNotes {

  /** The preference that asks for it. */
  static final String PREFERENCE = "tenantsync.causes";

  private static final String MEMBERS = "members@delta";

  private final Causes causes;

  CauseNotes(Causes causes) {
    this.causes = causes;
  }

  /** Adds them; an object whose changes the log no longer holds gets none. */
  void add(List<Entry> entries, Reach reach) {
    List<UUID> ids = entries.stream().map(Entry::id).toList();
    Map<UUID, List<Cause>> ofObjects = causes.ofObjects(ids, reach);
    entries.forEach(
        entry -> {
          List<Cause> known = ofObjects.getOrDefault(entry.id(), List.of());
          if (!known.isEmpty()) {
            entry.note(json(known, reach));
          }
        });
    List<ObjectNode> wholes =
        entries.stream()
            .flatMap(
                entry ->
                    entry instanceof TreeEntry whole ? Stream.of(whole.tree()) : Stream.empty())
            .filter(entry -> entry.has(MEMBERS))
            .toList();
    if (!wholes.isEmpty()) {
      addToMembers(wholes, reach);
    }
  }

  private void addToMembers(List<ObjectNode> wholes, Reach reach) {
    Set<UUID> members = new HashSet<>();
    wholes.forEach(whole -> members.addAll(ids(whole.withArray(MEMBERS))));
    Map<Membered.Link, Cause> ofMembers = causes.ofMembers(ids(wholes), members, reach);
    for (ObjectNode whole : wholes) {
      for (JsonNode member : whole.withArray(MEMBERS)) {
        Cause cause = ofMembers.get(new Membered.Link(id(whole), id(member)));
        if (cause != null) {
          ((ObjectNode) member).putPOJO(CauseJson.ANNOTATION, json(List.of(cause), reach));
        }
      }
    }
  }

  private static List<CauseJson> json(List<Cause> known, Reach reach) {
    return known.stream().map(cause -> CauseJson.of(cause, reach.epoch())).toList();
  }

  private static Collection<UUID> ids(Iterable<? extends JsonNode> entries) {
    List<UUID> ids = new ArrayList<>();
    entries.forEach(entry -> ids.add(id(entry)));
    return ids;
  }

  private static UUID id(JsonNode entry) {
    return UUID.fromString(entry.get("id").textValue());
  }
}
