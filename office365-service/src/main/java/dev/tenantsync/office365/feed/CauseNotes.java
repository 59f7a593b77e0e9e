package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

/**
 * Writes beside the entries of a page, and beside each member in them, which change made it what it
 * is: an extra of ours, for clients that prefer {@code tenantsync.causes} only.
 */
@ApplicationScoped
class CauseNotes {

  /** The preference that asks for it. */
  static final String PREFERENCE = "tenantsync.causes";

  private static final String ANNOTATION = "@tenantsync.causes";
  private static final String MEMBERS = "members@delta";

  private final Causes causes;

  CauseNotes(Causes causes) {
    this.causes = causes;
  }

  /** Adds them; an object whose changes the log no longer holds gets none. */
  void add(List<ObjectNode> entries, Reach reach) {
    Map<UUID, List<Cause>> ofObjects = causes.ofObjects(ids(entries), reach);
    entries.forEach(entry -> note(entry, ofObjects.getOrDefault(id(entry), List.of()), reach));
    List<ObjectNode> wholes = entries.stream().filter(entry -> entry.has(MEMBERS)).toList();
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
        note((ObjectNode) member, cause == null ? List.of() : List.of(cause), reach);
      }
    }
  }

  private static void note(ObjectNode entry, List<Cause> known, Reach reach) {
    if (known.isEmpty()) {
      return;
    }
    ArrayNode list = entry.putArray(ANNOTATION);
    for (Cause cause : known) {
      ObjectNode note = list.addObject();
      note.put("change", cause.change());
      cause.properties().forEach(note.putArray("properties")::add);
      note.put("at", cause.at().toString());
      note.put("actor", cause.actor());
      note.put("correlationId", cause.correlationId());
      note.put("position", LogSnapshot.position(reach.epoch(), cause.xact()));
    }
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
