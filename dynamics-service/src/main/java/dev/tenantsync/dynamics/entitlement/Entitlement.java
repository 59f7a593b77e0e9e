package dev.tenantsync.dynamics.entitlement;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an account may have an enabled row, or why not. The first match wins:
 *
 * <pre>
 * 0  deleted here / blocked here             none  DELETED_HERE / DISABLED_HERE
 * 1  soft-deleted or gone                    none  DELETED_IN_DIRECTORY
 * 2  sign-in blocked                         none  SIGN_IN_BLOCKED
 * 3  not in scope                            none  OUTSIDE_SECURITY_GROUP
 * 4  licensed                                licensed
 * 5  tenant administrator                    administrative
 * 6  a row whose chosen mode is 4            non-interactive
 * 7  otherwise                               none  NO_LICENSE
 * </pre>
 *
 * While the scope is unknown, 4 to 6 keep an enabled row enabled and let nobody new in: none {@code
 * SCOPE_UNKNOWN}.
 */
public record Entitlement(Kind kind, Reason reason) {

  /** What the account is entitled to. */
  public enum Kind {
    LICENSED,
    ADMINISTRATIVE,
    NON_INTERACTIVE,
    NONE
  }

  public static final Entitlement LICENSED = new Entitlement(Kind.LICENSED, Reason.LICENSED);
  public static final Entitlement ADMINISTRATIVE =
      new Entitlement(Kind.ADMINISTRATIVE, Reason.TENANT_ADMINISTRATOR);
  public static final Entitlement NON_INTERACTIVE =
      new Entitlement(Kind.NON_INTERACTIVE, Reason.NON_INTERACTIVE_ACCOUNT);

  public static Entitlement none(Reason reason) {
    return new Entitlement(Kind.NONE, reason);
  }

  /** Decides by what is believed of the account; the row is empty where there is none. */
  public static Entitlement of(AccountFacts facts, Optional<Row> row) {
    return of(facts.believed(), row);
  }

  static Entitlement of(Believed believed, Optional<Row> row) {
    return refusedHere(row)
        .or(() -> refusedByDirectory(believed.facts()))
        .or(() -> refusedByScope(believed.claims()))
        .map(Entitlement::none)
        .orElseGet(
            () -> claimed(believed.claims(), row).unlessScopeUnknown(believed.claims(), row));
  }

  private static Optional<Reason> refusedHere(Optional<Row> row) {
    return row.map(Row::local)
        .filter(local -> local.deleted() || local.blocked())
        .map(local -> local.deleted() ? Reason.DELETED_HERE : Reason.DISABLED_HERE);
  }

  private static Optional<Reason> refusedByDirectory(AccountFacts facts) {
    if (!facts.present()) {
      return Optional.of(Reason.DELETED_IN_DIRECTORY);
    }
    return facts.lifecycle().signInAllowed()
        ? Optional.empty()
        : Optional.of(Reason.SIGN_IN_BLOCKED);
  }

  private static Optional<Reason> refusedByScope(Claims claims) {
    return claims.scope() == Scope.OUT && !claims.exemptFromScope()
        ? Optional.of(Reason.OUTSIDE_SECURITY_GROUP)
        : Optional.empty();
  }

  private static Entitlement claimed(Claims claims, Optional<Row> row) {
    if (claims.licensed()) {
      return LICENSED;
    }
    if (claims.tenantAdministrator()) {
      return ADMINISTRATIVE;
    }
    return row.filter(known -> known.chosenMode() == AccessMode.NON_INTERACTIVE).isPresent()
        ? NON_INTERACTIVE
        : none(Reason.NO_LICENSE);
  }

  /** An unknown scope leaves an enabled row enabled and lets nobody new in. */
  private Entitlement unlessScopeUnknown(Claims claims, Optional<Row> row) {
    boolean unknown = claims.scope() == Scope.UNKNOWN && !claims.exemptFromScope();
    boolean enabled = row.filter(known -> known.standing().enabled()).isPresent();
    return granted() && unknown && !enabled ? none(Reason.SCOPE_UNKNOWN) : this;
  }

  public boolean granted() {
    return kind != Kind.NONE;
  }

  /**
   * The access mode that follows.
   *
   * @param chosen the mode chosen by hand, null where none was
   * @param today the mode of the row as it stands
   */
  AccessMode mode(@Nullable AccessMode chosen, AccessMode today) {
    return switch (kind) {
      case LICENSED -> chosen == null ? AccessMode.READ_WRITE : chosen;
      case ADMINISTRATIVE ->
          chosen == AccessMode.NON_INTERACTIVE ? chosen : AccessMode.ADMINISTRATIVE;
      case NON_INTERACTIVE -> AccessMode.NON_INTERACTIVE;
      case NONE -> today;
    };
  }
}
