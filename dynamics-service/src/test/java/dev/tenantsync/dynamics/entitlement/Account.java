package dev.tenantsync.dynamics.entitlement;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Phrases for accounts in the directory: {@code account().licensed().outsideGroup()}. */
public final class Account {

  public static final UUID ID = UUID.fromString("0a5e1c1e-0000-4000-8000-000000000001");
  public static final Instant YESTERDAY = Instant.parse("2026-03-01T08:00:00Z");

  private UUID objectId = ID;
  private Lifecycle lifecycle = new Lifecycle(Presence.PRESENT, null, true);
  private boolean licensed;
  private final Set<TenantRole> roles = EnumSet.noneOf(TenantRole.class);
  private boolean rolesKnown = true;
  private Scope scope = Scope.IN;
  private Claims before = Claims.NONE;
  private boolean settled = true;
  private CalType calType = CalType.SALES;
  private Profile profile = named("ada@contoso.com", "Ada", "Berg");

  private Account() {}

  /** Present, allowed to sign in, in scope, without licence or role. */
  public static Account account() {
    return new Account();
  }

  static Profile named(String userPrincipalName, String givenName, String surname) {
    return new Profile(
        userPrincipalName,
        null,
        "The display name",
        givenName,
        surname,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public Account id(UUID id) {
    objectId = id;
    return this;
  }

  public Account licensed() {
    licensed = true;
    return this;
  }

  public Account holding(TenantRole... held) {
    roles.addAll(Set.of(held));
    return this;
  }

  public Account blocked() {
    lifecycle = new Lifecycle(lifecycle.presence(), lifecycle.deletedAt(), false);
    return this;
  }

  public Account softDeleted() {
    lifecycle = new Lifecycle(Presence.SOFT_DELETED, YESTERDAY, true);
    return this;
  }

  public Account gone() {
    lifecycle = new Lifecycle(Presence.GONE, null, true);
    return this;
  }

  public Account outsideGroup() {
    scope = Scope.OUT;
    return this;
  }

  public Account scopeUnknown() {
    scope = Scope.UNKNOWN;
    return this;
  }

  public Account rolesUnknown() {
    rolesKnown = false;
    return this;
  }

  public Account unsettledAfter(Claims believedBefore) {
    settled = false;
    before = believedBefore;
    return this;
  }

  public Account believedBefore(Claims believedBefore) {
    before = believedBefore;
    return this;
  }

  public Account with(Profile changed) {
    profile = changed;
    return this;
  }

  public Account with(CalType changed) {
    calType = changed;
    return this;
  }

  public AccountFacts facts() {
    return new AccountFacts(
        objectId,
        lifecycle,
        new Claims(licensed, roles, scope),
        rolesKnown,
        before,
        settled,
        calType,
        profile);
  }
}
