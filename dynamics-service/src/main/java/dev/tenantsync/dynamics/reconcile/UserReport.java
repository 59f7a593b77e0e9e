package dev.tenantsync.dynamics.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found and done about one user; the shape is that of Dataverse's force-sync answer.
 *
 * @param row as it stands now; null where there is none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record UserReport(List<NoteJson> errors, List<NoteJson> information, @Nullable RowJson row) {

  /** Found neither in the directory nor in what was ever seen of it. */
  public static final String NOT_FOUND = "UserNotFoundInDirectory";

  /** One thing found or done. */
  public record NoteJson(
      @JsonProperty("Subject") String subject,
      @JsonProperty("Description") String description,
      @JsonProperty("Code") String code) {}

  /** Where the user stands in Dynamics. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record RowJson(
      UUID systemuserid,
      boolean isdisabled,
      @Nullable String disabledreasonid,
      @Nullable String disabledreason,
      long accessmode,
      boolean islicensed,
      long azurestate) {}

  public UserReport {
    errors = List.copyOf(errors);
    information = List.copyOf(information);
  }
}
