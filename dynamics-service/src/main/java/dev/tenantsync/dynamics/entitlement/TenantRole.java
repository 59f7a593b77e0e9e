package dev.tenantsync.dynamics.entitlement;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** The directory roles that make a tenant administrator here (Graph: directoryRole). */
public enum TenantRole {
  GLOBAL_ADMINISTRATOR("62e90394-69f5-4237-9190-012177145e10", true),
  POWER_PLATFORM_ADMINISTRATOR("11648597-926c-4cf3-9c36-bcebb0ba8dcc", true),
  DYNAMICS_365_ADMINISTRATOR("44367163-eba1-44c3-98af-f5787879f96a", false);

  private final UUID templateId;
  private final boolean exemptFromScope;

  TenantRole(String templateId, boolean exemptFromScope) {
    this.templateId = UUID.fromString(templateId);
    this.exemptFromScope = exemptFromScope;
  }

  /** The role's {@code roleTemplateId}, the same in every tenant. */
  public UUID templateId() {
    return templateId;
  }

  /** Whether holders get in without being members of the environment's security group. */
  public boolean exemptFromScope() {
    return exemptFromScope;
  }

  /** Empty for a directory role that gives nothing here. */
  public static Optional<TenantRole> ofTemplate(UUID templateId) {
    return Arrays.stream(values()).filter(role -> role.templateId.equals(templateId)).findFirst();
  }
}
