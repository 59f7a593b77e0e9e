package dev.tenantsync.dynamics.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was changed in the database, past the service.
 *
 * @param kind ROW_CHANGED, ROW_MISSING or ROW_UNKNOWN
 * @param columns logical names of what differed, no values; empty where that cannot be told
 * @param outcome HEALED, or HELD by the brake; null until the account is decided
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DriftJson(
    long id,
    UUID objectId,
    UUID systemuserid,
    String kind,
    List<String> columns,
    Instant foundAt,
    @Nullable String outcome,
    @Nullable Instant settledAt) {}
