package dev.tenantsync.office365.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry of the audit trail (Graph: directoryAudit). */
record AuditEntryJson(
    @JsonProperty("@odata.context") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String context,
    String id,
    String category,
    @Nullable String correlationId,
    String result,
    String resultReason,
    String activityDisplayName,
    String activityDateTime,
    String loggedByService,
    String operationType,
    InitiatorJson initiatedBy,
    List<TargetJson> targetResources,
    List<Object> additionalDetails) {

  /** Who did it: a person or a program; neither where the service did it by itself. */
  record InitiatorJson(@Nullable PersonJson user, @Nullable ProgramJson app) {}

  record PersonJson(UUID id, @Nullable String displayName, @Nullable String userPrincipalName) {}

  record ProgramJson(@Nullable UUID appId, @Nullable String displayName) {}

  /**
   * What was done to.
   *
   * @param groupType of groups only
   */
  record TargetJson(
      UUID id,
      @Nullable String displayName,
      String type,
      @Nullable String userPrincipalName,
      @Nullable String groupType,
      List<PropertyJson> modifiedProperties) {}

  /**
   * @param oldValue as JSON; null where there was none, or it is not kept
   */
  record PropertyJson(String displayName, @Nullable String oldValue, @Nullable String newValue) {}
}
