package dev.tenantsync.office365.license;

import java.util.UUID;

/**
 * A service within a product.
 *
 * @param service the service that provides it, such as {@code exchange} or {@code CRM}
 */
public record Plan(UUID id, String name, String service, AppliesTo appliesTo) {}
