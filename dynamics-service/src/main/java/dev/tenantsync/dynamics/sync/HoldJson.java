package dev.tenantsync.dynamics.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Disables of one class that are held.
 *
 * @param closedAt null while any is held, or approved and not applied yet
 * @param asked so many were asked for within the window when the hold was opened
 * @param allowed the limit then
 * @param people who were enabled when that window began
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record HoldJson(
    long id,
    @JsonProperty("class") String brakeClass,
    Instant openedAt,
    @Nullable Instant closedAt,
    long asked,
    long allowed,
    long people,
    CountsJson members) {

  /** Members by what became of them. */
  record CountsJson(long held, long approved, long rejected, long applied, long ended) {}

  /**
   * One whose disable is or was held.
   *
   * @param settledBy who approved or rejected it; null where nobody did
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record MemberJson(
      UUID objectId,
      UUID systemuserid,
      String reason,
      String sentence,
      long accountVersion,
      String state,
      Instant heldAt,
      @Nullable String settledBy,
      @Nullable Instant settledAt) {}
}
