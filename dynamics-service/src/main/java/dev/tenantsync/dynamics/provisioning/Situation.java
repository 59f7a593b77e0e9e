package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Row;
import java.util.Optional;

/**
 * What decides one person, all of it of one moment.
 *
 * @param facts empty where the mirror has no such account
 * @param row empty where the person has no row
 */
public record Situation(Optional<AccountFacts> facts, Optional<Row> row, Environment environment) {}
