package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.Row;
import java.util.UUID;

/** A person's row and its key. */
record StoredRow(UUID systemuserId, Row row) {}
