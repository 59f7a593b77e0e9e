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
import dev.tenantsync.dynamics.environment.EnvironmentSettings;
import dev.tenantsync.dynamics.environment.SecurityGroup;
import dev.tenantsync.dynamics.environment.SecurityGroup.Knowledge;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The mirror as the decision reads it. */
@ApplicationScoped
class Accounts {

  private static final String OWN_COLUMNS =
      """
      a.object_id, a.presence, a.deleted_at, a.account_enabled, a.absence_inferred, a.plan_ids,
        a.believed_licensed, a.believed_roles, a.believed_scope, a.user_principal_name, a.mail,
        a.display_name, a.given_name, a.surname, a.job_title, a.business_phone, a.mobile_phone,
        a.street_address, a.city, a.state, a.postal_code, a.country, a.version, a.position,
        a.licenses, settled(a, reach) as settled,
        exists (select from directory_group_member m join scope_group s using (group_id)
          where m.member_id = a.object_id) as member""";

  /** SQL of an account {@code a} as far as {@code reach}, for {@link #account}. */
  static final String COLUMNS =
      OWN_COLUMNS
          + """
            , array(select r.role_template_id
              from directory_role_member m join directory_role r using (role_id)
              where m.object_id = a.object_id and r.role_template_id is not null)
              as role_templates""";

  /** The same of many at once: few of them have a role, which is not looked for one by one. */
  private static final String SELECT =
      "select "
          + OWN_COLUMNS
          + """
            , held.role_templates,
              exists (select from feed_cursor where feed = 'ROLES' and known) as roles_known
            from directory_account a cross join feed_reach reach
              left join (
                select m.object_id, array_agg(r.role_template_id) as role_templates
                from directory_role_member m join directory_role r using (role_id)
                where m.object_id = any(?) and r.role_template_id is not null
                group by m.object_id) held on held.object_id = a.object_id
            where a.object_id = any(?) order by a.object_id""";

  /** What is known at all. */
  record Known(boolean roles, Knowledge scope) {}

  /** What is told of an account elsewhere than in its own row. */
  private record Standing(boolean settled, boolean member) {}

  private final Database database;
  private final CurrentSettings settings;
  private final SecurityGroup securityGroup;

  Accounts(Database database, CurrentSettings settings, SecurityGroup securityGroup) {
    this.database = database;
    this.settings = settings;
    this.securityGroup = securityGroup;
  }

  /** In order of their ids. */
  List<Account> current(Collection<UUID> objectIds) {
    EnvironmentSettings now = settings.current();
    Knowledge scope = securityGroup.knowledge(now.securityGroup());
    SqlArray ids = SqlArray.uuids(objectIds);
    return database.list(
        SELECT,
        row -> account(row, now.servicePlans(), new Known(row.truth("roles_known"), scope)),
        ids,
        ids);
  }

  /** The account in a row that has {@link #COLUMNS} among its columns. */
  static Account account(Row row, Set<UUID> dynamicsPlans, Known known) throws SQLException {
    Set<TenantRole> roles = EnumSet.noneOf(TenantRole.class);
    row.uuids("role_templates").stream()
        .map(TenantRole::ofTemplate)
        .flatMap(Optional::stream)
        .forEach(roles::add);
    return parts(row, dynamicsPlans)
        .account(roles, new Standing(row.truth("settled"), row.truth("member")), known);
  }

  /** Facts and versions, locked in id order. */
  List<Account> locked(Collection<UUID> objectIds) {
    database.list(
        "select 1 as n from directory_account where object_id = any(?) order by object_id for update",
        row -> row.number("n"),
        SqlArray.uuids(objectIds));
    // Read after the lock: a page that concerns a locked account cannot commit in between.
    return current(objectIds);
  }

  /** Remembers what was believed; a version is decided only where nothing is pending. */
  void decided(List<Account> accounts, List<Decision> decisions) {
    List<Believed> believed = decisions.stream().map(Decision::believed).toList();
    database.update(
        """
        update directory_account a
        set decided_version = case when p.pending then a.decided_version else p.version end,
          withheld = p.withheld, believed_licensed = p.licensed, believed_roles = p.roles::text[],
          believed_scope = p.scope
        from unnest(?::uuid[], ?::bigint[], ?::boolean[], ?::boolean[], ?::boolean[], ?::text[],
          ?::text[]) as p (object_id, version, pending, withheld, licensed, roles, scope)
        where a.object_id = p.object_id
        """,
        SqlArray.of("uuid", accounts, account -> account.facts().objectId()),
        SqlArray.of("int8", accounts, Account::version),
        SqlArray.of("bool", decisions, Decision::pending),
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
        row.number("version"),
        row.textOrNull("position"),
        new MirroredLicenses(row.uuids("plan_ids"), row.text("licenses")));
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

  /** What the account's own row says. */
  private record RowParts(
      UUID objectId,
      Lifecycle lifecycle,
      List<UUID> plans,
      Claims before,
      Profile profile,
      long version,
      @Nullable String position,
      MirroredLicenses licenses) {

    Account account(Set<TenantRole> roles, Standing standing, Known known) {
      AccountFacts facts =
          new AccountFacts(
              objectId,
              lifecycle,
              new Claims(!plans.isEmpty(), roles, scope(standing, known.scope())),
              known.roles(),
              before,
              known.roles() && standing.settled(),
              CalType.ofServicePlans(plans),
              profile);
      return new Account(facts, version, position, licenses);
    }

    private static Scope scope(Standing standing, Knowledge known) {
      return switch (known) {
        case NO_GROUP -> Scope.IN;
        case NOT_READ, NOT_FOUND -> Scope.UNKNOWN;
        case KNOWN -> standing.member() ? Scope.IN : Scope.OUT;
      };
    }
  }
}
