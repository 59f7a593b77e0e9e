package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Row;
import java.util.Optional;

/**
 * An account as it would be decided at this moment, and what its licence follows from.
 *
 * @param row empty where there is none
 */
public record Mirrored(AccountFacts facts, Optional<Row> row, MirroredLicenses licenses) {}
