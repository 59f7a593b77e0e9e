package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.rehearsal.PlannedUserJson.PageJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is shown.
 *
 * @param stateHash of everything it depends on, also its ETag
 * @param proposal as it came; null to whoever has just proposed it, for it may be long
 * @param users the first page
 */
record PlanJson(
    UUID id,
    Instant madeAt,
    Instant keptUntil,
    String stateHash,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode proposal,
    @JsonUnwrapped Summary summary,
    PageJson users) {}
