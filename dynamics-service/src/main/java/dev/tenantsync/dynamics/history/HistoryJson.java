package dev.tenantsync.dynamics.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.entitlement.Reason;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of a user's history.
 *
 * @param nextLink null on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryJson(
    List<EntryJson> value, @JsonProperty("@odata.nextLink") @Nullable String nextLink) {

  /**
   * One thing done.
   *
   * @param number rises with time
   * @param azureactivedirectoryobjectid null for users that are not people
   * @param correlationId of the sync's run, or of the request that edited by hand
   * @param before what the step changed, as it was; columns that hold personal data are named only
   * @param position how far the directory's feed had been read; null for edits by hand
   * @param cause the directory's change behind it, where there is one and the directory tells
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record EntryJson(
      long number,
      Instant at,
      String step,
      SentenceJson reason,
      String actor,
      @Nullable String correlationId,
      UUID systemuserid,
      @Nullable UUID azureactivedirectoryobjectid,
      @JsonRawValue @Nullable String before,
      @JsonRawValue @Nullable String after,
      @Nullable String position,
      @JsonRawValue @Nullable String cause) {

    static EntryJson of(Row row) throws SQLException {
      return new EntryJson(
          row.number("id"),
          row.instant("at"),
          row.text("step"),
          SentenceJson.of(row.text("reason")),
          row.text("actor"),
          row.textOrNull("correlation_id"),
          row.uuid("systemuserid"),
          row.uuidOrNull("object_id"),
          row.textOrNull("before"),
          row.textOrNull("after"),
          row.textOrNull("position"),
          row.textOrNull("cause"));
    }
  }

  /**
   * A stable id and its one sentence for people.
   *
   * @param sentence null for an id of another version of this service
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record SentenceJson(String id, @Nullable String sentence) {

    static SentenceJson of(String id) {
      return new SentenceJson(id, Reason.ofId(id).map(Reason::sentence).orElse(null));
    }
  }
}
