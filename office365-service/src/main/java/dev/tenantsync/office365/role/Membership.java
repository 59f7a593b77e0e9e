package dev.tenantsync.office365.role;

import java.util.UUID;

/** That a user holds a role. */
public record Membership(UUID roleId, UUID userId) {}
