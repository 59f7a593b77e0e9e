package dev.tenantsync.dynamics.entitlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The derived columns of a row: {@code islicensed, azurestate, azuredeletedon, setupuser, caltype}.
 */
public record StateColumns(
    boolean licensed,
    AzureState azureState,
    @Nullable Instant azureDeletedOn,
    boolean setupUser,
    CalType calType) {}
