package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.rehearsal.PlannedUserJson.PageJson;
import java.time.Instant;
import java.util.UUID;

/**
 * A plan as it is shown.
 *
 * @param stateHash of everything it depends on, also its ETag
 * @param users the first page
 */
record PlanJson(
    UUID id,
    Instant madeAt,
    Instant keptUntil,
    String stateHash,
    JsonNode proposal,
    @JsonUnwrapped Summary summary,
    PageJson users) {}
