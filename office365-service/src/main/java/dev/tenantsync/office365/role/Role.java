package dev.tenantsync.office365.role;

import java.util.UUID;

/**
 * An activated directory role. Its id is this tenant's own; the template's is the same anywhere.
 */
public record Role(UUID id, UUID roleTemplateId, String displayName, String description) {}
