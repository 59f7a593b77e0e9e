package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tenantsync.office365.feed.Causes.Cause;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@link Cause} on the wire. */
@JsonPropertyOrder({
  "change",
  "properties",
  "at",
  "actor",
  "correlationId",
  "position",
  "traceParent"
})
record CauseJson(
    String change,
    List<String> properties,
    String at,
    String actor,
    @Nullable String correlationId,
    String position,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceParent) {

  /** The name that stands before them in an entry or a member. */
  static final String ANNOTATION = "@tenantsync.causes";

  static CauseJson of(Cause cause, UUID epoch) {
    return new CauseJson(
        cause.change(),
        cause.properties(),
        cause.at().toString(),
        cause.actor(),
        cause.correlationId(),
        LogSnapshot.position(epoch, cause.xact()),
        cause.traceParent());
  }
}
