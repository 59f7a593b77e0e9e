package dev.tenantsync.office365.role;

import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.Operator;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.odata.SqlCondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Memberships of roles as the unified API lists them. */
@ApplicationScoped
class Assignments {

  /**
   * A membership with its role's template.
   *
   * @param membership also the key by which the list is ordered
   */
  record Assignment(UUID roleTemplateId, Membership membership) {

    AssignmentId id() {
      return new AssignmentId(roleTemplateId, membership.userId());
    }
  }

  /** What assignments are filtered by; every one is of the whole directory. */
  static final PropertyTable FILTERS =
      PropertyTable.builder()
          .uuid("principalId", "m.user_id", Admission.of(Operator.EQ))
          .uuid("roleDefinitionId", "r.role_template_id", Admission.of(Operator.EQ))
          .text("directoryScopeId", "'/'::text", Admission.of(Operator.EQ))
          .build();

  static final Membership FIRST = new Membership(Roles.FIRST, Roles.FIRST);

  private static final String LIVE =
      """
       from role_member m
      join directory_role r on r.id = m.role_id
      join directory_user u on u.id = m.user_id
      where u.deleted_date_time is null and\s""";

  private final EntityManager entities;

  Assignments(EntityManager entities) {
    this.entities = entities;
  }

  /** Up to {@code limit} assignments that meet a condition, from the first behind {@code after}. */
  List<Assignment> slice(SqlCondition condition, Membership after, int limit) {
    SqlCondition behind =
        condition.and(
            new SqlCondition(
                "(m.role_id, m.user_id) > (?, ?)", List.of(after.roleId(), after.userId())));
    String sql =
        "select r.role_template_id, m.role_id, m.user_id"
            + LIVE
            + behind.sql()
            + " order by m.role_id, m.user_id";
    return bound(sql, Object[].class, behind)
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> new Assignment((UUID) row[0], new Membership((UUID) row[1], (UUID) row[2])))
        .toList();
  }

  long count(SqlCondition condition) {
    String sql = "select count(*)" + LIVE + condition.sql();
    return bound(sql, Long.class, condition).getSingleResult();
  }

  private <T> NativeQuery<T> bound(String sql, Class<T> type, SqlCondition condition) {
    NativeQuery<T> query = entities.unwrap(Session.class).createNativeQuery(sql, type);
    int position = 1;
    for (Object parameter : condition.parameters()) {
      query.setParameter(position++, parameter);
    }
    return query;
  }
}
