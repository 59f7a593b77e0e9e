package dev.tenantsync.office365.membership;

import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.directoryobject.ObjectList.Listed;
import dev.tenantsync.office365.group.Nesting;
import dev.tenantsync.office365.odata.KeysetList.From;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a user, or a group, belongs to. Roles are held directly only: no group holds any.
 *
 * @param objects groups and roles
 * @param groups those that are groups, as a condition on a group's row, {@code g}
 * @param roles those that are roles, as a condition on a role's row, {@code r}
 */
record Belonging(Listed objects, SqlCondition groups, SqlCondition roles) {

  private static final String GROUPS_AND_ROLES =
      """
      (select g.id, g.display_name from directory_group g where %s
       union all
       select r.id, t.display_name
       from directory_role r join role_template t on t.id = r.role_template_id where %s) o""";

  static Belonging direct(UUID object) {
    return of("memberOf of " + object, Nesting.around("g.id", object), held(object));
  }

  static Belonging transitive(UUID object) {
    return of(
        "transitiveMemberOf of " + object,
        Nesting.transitivelyAround("g.id", object),
        held(object));
  }

  private static Belonging of(String name, SqlCondition groups, SqlCondition roles) {
    List<Object> parameters = new ArrayList<>(groups.parameters());
    parameters.addAll(roles.parameters());
    From from = new From(GROUPS_AND_ROLES.formatted(groups.sql(), roles.sql()), parameters);
    return new Belonging(new Listed(name, from, SqlCondition.always()), groups, roles);
  }

  private static SqlCondition held(UUID user) {
    return new SqlCondition(
        "r.id in (select role_id from role_member where user_id = ?)", List.of(user));
  }
}
