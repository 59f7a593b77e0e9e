package dev.tenantsync.office365.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.web.Actor;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the change log as people are told of it.
 *
 * @param relatedId the other end of a relation that changed
 * @param before the old values by property, where they are kept
 * @param after the new ones
 */
record AuditRow(
    AuditId id,
    OffsetDateTime at,
    Actor actor,
    @Nullable String correlationId,
    Change.Resource resource,
    UUID resourceId,
    Optional<UUID> relatedId,
    Change.Kind kind,
    List<String> properties,
    JsonNode before,
    JsonNode after) {

  /** Everybody and everything that it is about. */
  Stream<UUID> targets() {
    return Stream.concat(Stream.of(resourceId), relatedId.stream());
  }
}
