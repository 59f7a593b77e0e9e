package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to one user.
 *
 * @param effect an {@link Effect} in lower camel case
 * @param held whether the row should be disabled, and would not be until somebody approves
 * @param reason why the row would stand as it would, or would not be there; where it is held, why
 *     it should be disabled
 * @param before null where there is no row
 * @param after null where there would be none; where it is held, the row that goes on standing
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PlannedUserJson(
    UUID objectId,
    @Nullable UUID systemuserid,
    @Nullable String userPrincipalName,
    String effect,
    boolean held,
    ReasonJson reason,
    @Nullable StateJson before,
    @Nullable StateJson after,
    List<StepJson> steps) {

  /** A reason's id and sentence. */
  record ReasonJson(String id, String text) {}

  /** A row's standing. */
  record StateJson(
      boolean enabled, long accessmode, boolean systemAdministrator, boolean islicensed) {}

  /** A write that would be made, and the id of its reason. */
  record StepJson(String step, String reason) {}

  /** A page of them. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PageJson(
      List<PlannedUserJson> value, @JsonProperty("@odata.nextLink") @Nullable String nextLink) {}
}
