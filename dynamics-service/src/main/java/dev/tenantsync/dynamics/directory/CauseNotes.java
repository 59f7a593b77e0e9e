package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.bootstrap.trace.TraceParent;
import dev.tenantsync.dynamics.entitlement.DirectoryFact;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads the causes that our directory writes beside entries for those who prefer them. Whatever
 * stands there, it never spoils the page: what cannot be read is passed over.
 */
final class CauseNotes {

  private static final String PREFERENCE = "tenantsync.causes";
  static final String ANNOTATION = "@tenantsync.causes";

  private static final Set<String> LIFE = Set.of("created", "deleted", "restored", "purged");
  private static final int LONGEST = 200;

  private CauseNotes() {}

  /**
   * @param after a position; empty for the beginning
   */
  static String preference(String after) {
    return after.isEmpty() ? PREFERENCE : PREFERENCE + "=\"" + after + "\"";
  }

  /** Of a user's own properties, each fact once per change. */
  static Stream<CauseEntry> ofUser(@Nullable JsonNode notes, @Nullable String id) {
    return read(notes, id, id, CauseNotes::factsOfUser);
  }

  /** Of a membership. */
  static Stream<CauseEntry> ofMember(
      @Nullable JsonNode notes, @Nullable String member, @Nullable String whole, DirectoryFact of) {
    return read(notes, member, whole, note -> Set.of(of));
  }

  private interface Facts {
    Set<DirectoryFact> of(JsonNode note);
  }

  private static Stream<CauseEntry> read(
      @Nullable JsonNode notes, @Nullable String account, @Nullable String subject, Facts facts) {
    if (notes == null || !notes.isArray()) {
      return Stream.empty();
    }
    Optional<UUID> accountId = Guids.read(account);
    Optional<UUID> subjectId = Guids.read(subject);
    if (accountId.isEmpty() || subjectId.isEmpty()) {
      return Stream.empty();
    }
    return StreamSupport.stream(notes.spliterator(), false)
        .flatMap(
            note ->
                facts.of(note).stream()
                    .flatMap(fact -> cause(note, accountId.get(), fact, subjectId.get()).stream()));
  }

  private static Optional<CauseEntry> cause(
      JsonNode note, UUID account, DirectoryFact fact, UUID subject) {
    String actor = text(note, "actor");
    Optional<Instant> at = instant(text(note, "at"));
    if (actor == null || at.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CauseEntry(
            account,
            fact,
            subject,
            at.get(),
            actor,
            text(note, "correlationId"),
            text(note, "position"),
            TraceParent.read(note.path("traceParent").textValue())));
  }

  private static Set<DirectoryFact> factsOfUser(JsonNode note) {
    Set<DirectoryFact> facts = new TreeSet<>();
    if (LIFE.contains(note.path("change").asText())) {
      facts.add(DirectoryFact.PRESENCE);
    }
    for (JsonNode property : note.path("properties")) {
      facts.add(
          switch (property.asText()) {
            case "accountEnabled" -> DirectoryFact.SIGN_IN;
            case "assignedPlans", "assignedLicenses" -> DirectoryFact.LICENSE;
            default -> DirectoryFact.PROFILE;
          });
    }
    return facts;
  }

  private static @Nullable String text(JsonNode note, String name) {
    String text = note.path(name).textValue();
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static Optional<Instant> instant(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
