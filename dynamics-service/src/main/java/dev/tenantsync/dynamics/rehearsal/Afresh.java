package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.TenantRole;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says now, asked for a resync; the users themselves are {@link Sightings}.
 *
 * @param plan the plan that they were asked for
 * @param roles tenant administrators by object id; empty where no directory role was shown at all,
 *     which is not believed
 * @param refusal why absences are not believed, as a resync would not; null where they are
 */
record Afresh(UUID plan, Optional<Map<UUID, Set<TenantRole>>> roles, @Nullable String refusal) {}
