package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Believed;
import dev.tenantsync.dynamics.entitlement.CalType;
import dev.tenantsync.dynamics.entitlement.Claims;
import dev.tenantsync.dynamics.entitlement.Decision;
import dev.tenantsync.dynamics.entitlement.Lifecycle;
import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.Profile;
import dev.tenantsync.dynamics.entitlement.Scope;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The mirror as the decision reads it. */
@ApplicationScoped
class Accounts {

  /** How far both feeds were read, by the pull clock. */
  private record Clocks(boolean rolesKnown, long users, long roles) {}

  private final Database database;
  private final CurrentSettings settings;

  Accounts(Database database, CurrentSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** Facts and versions, locked in id order. */
  List<Account> locked(Collection<UUID> objectIds) {
    return read(objectIds, " for update");
  }

  List<Account> current(Collection<UUID> objectIds) {
    return read(objectIds, "");
  }

  private List<Account> read(Collection<UUID> objectIds, String locking) {
    Set<UUID> dynamicsPlans = settings.current().servicePlans();
    List<RowParts> rows =
        database.list(
            "select * from directory_account where object_id = any(?) order by object_id" + locking,
            row -> parts(row, dynamicsPlans),
            SqlArray.uuids(objectIds));
    // Read after the lock: a role page that concerns a locked account cannot commit in between.
    Map<UUID, Set<TenantRole>> roles = roles(objectIds);
    Clocks clocks = clocks();
    return rows.stream()
        .map(row -> row.account(roles.getOrDefault(row.objectId, Set.of()), clocks))
        .toList();
  }

  private Map<UUID, Set<TenantRole>> roles(Collection<UUID> objectIds) {
    List<UUID> templates = Arrays.stream(TenantRole.values()).map(TenantRole::templateId).toList();
    Map<UUID, Set<TenantRole>> roles = new HashMap<>();
    database.list(
        """
        select m.object_id, r.role_template_id
        from directory_role_member m join directory_role r using (role_id)
        where m.object_id = any(?) and r.role_template_id = any(?)
        """,
        row ->
            TenantRole.ofTemplate(row.uuid("role_template_id"))
                .map(
                    roles.computeIfAbsent(
                            row.uuid("object_id"), id -> EnumSet.noneOf(TenantRole.class))
                        ::add),
        SqlArray.uuids(objectIds),
        SqlArray.uuids(templates));
    return roles;
  }

  private Clocks clocks() {
    return database
        .first(
            """
            select coalesce(bool_or(known) filter (where feed = 'ROLES'), false) as roles_known,
              coalesce(max(complete_clock) filter (where feed = 'USERS'), 0) as users,
              coalesce(max(complete_clock) filter (where feed = 'ROLES'), 0) as roles
            from feed_cursor
            """,
            row -> new Clocks(row.truth("roles_known"), row.number("users"), row.number("roles")))
        .orElseThrow();
  }

  /** Remembers what was believed; a version is decided only where nothing was withheld. */
  void decided(List<Account> accounts, List<Decision> decisions) {
    List<Believed> believed = decisions.stream().map(Decision::believed).toList();
    database.update(
        """
        update directory_account a
        set decided_version = case when p.withheld then a.decided_version else p.version end,
          withheld = p.withheld, believed_licensed = p.licensed, believed_roles = p.roles::text[],
          believed_scope = p.scope
        from unnest(?::uuid[], ?::bigint[], ?::boolean[], ?::boolean[], ?::text[], ?::text[])
          as p (object_id, version, withheld, licensed, roles, scope)
        where a.object_id = p.object_id
        """,
        SqlArray.of("uuid", accounts, account -> account.facts().objectId()),
        SqlArray.of("int8", accounts, Account::version),
        SqlArray.of("bool", believed, Believed::pending),
        SqlArray.of("bool", believed, facts -> facts.claims().licensed()),
        SqlArray.of("text", believed, facts -> literal(facts.claims().roles())),
        SqlArray.of("text", believed, facts -> facts.claims().scope().name()));
  }

  private static String literal(Set<TenantRole> roles) {
    return roles.stream().map(TenantRole::name).sorted().collect(Collectors.joining(",", "{", "}"));
  }

  private static RowParts parts(Row row, Set<UUID> dynamicsPlans) throws SQLException {
    List<UUID> plans = new ArrayList<>(row.uuids("plan_ids"));
    plans.retainAll(dynamicsPlans);
    Set<TenantRole> believedRoles =
        row.texts("believed_roles").stream().map(TenantRole::valueOf).collect(Collectors.toSet());
    return new RowParts(
        row.uuid("object_id"),
        new Lifecycle(
            Presence.valueOf(row.text("presence")),
            row.instantOrNull("deleted_at"),
            row.truth("account_enabled"),
            row.truth("absence_inferred")),
        plans,
        new Claims(
            row.truth("believed_licensed"),
            believedRoles,
            Scope.valueOf(row.text("believed_scope"))),
        profile(row),
        new Stamp(
            row.number("version"),
            row.number("users_clock"),
            row.number("roles_clock"),
            row.textOrNull("position")));
  }

  private static Profile profile(Row row) throws SQLException {
    return new Profile(
        row.textOrNull("user_principal_name"),
        row.textOrNull("mail"),
        row.textOrNull("display_name"),
        row.textOrNull("given_name"),
        row.textOrNull("surname"),
        row.textOrNull("job_title"),
        row.textOrNull("business_phone"),
        row.textOrNull("mobile_phone"),
        row.textOrNull("street_address"),
        row.textOrNull("city"),
        row.textOrNull("state"),
        row.textOrNull("postal_code"),
        row.textOrNull("country"));
  }

  private record Stamp(long version, long usersClock, long rolesClock, @Nullable String position) {}

  /** What the account's own row says. */
  private record RowParts(
      UUID objectId,
      Lifecycle lifecycle,
      List<UUID> plans,
      Claims before,
      Profile profile,
      Stamp stamp) {

    Account account(Set<TenantRole> roles, Clocks clocks) {
      // Every other feed was read to its end in a round begun after the page that brought this.
      boolean settled =
          clocks.rolesKnown()
              && clocks.roles() > stamp.usersClock()
              && clocks.users() > stamp.rolesClock();
      AccountFacts facts =
          new AccountFacts(
              objectId,
              lifecycle,
              new Claims(!plans.isEmpty(), roles, Scope.IN),
              clocks.rolesKnown(),
              before,
              settled,
              CalType.ofServicePlans(plans),
              profile);
      return new Account(facts, stamp.version(), stamp.position());
    }
  }
}
