package dev.tenantsync.office365.user;

import dev.tenantsync.odata.Keyset;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.PageTokens;
import dev.tenantsync.office365.odata.PageTokens.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists of users, one page at a time: filtered, sorted and cut by the database. */
@ApplicationScoped
class UserList {

  /** Which users a list is of. */
  enum Members {
    LIVE("u.deleted_date_time is null"),
    DELETED("u.deleted_date_time is not null");

    private final String sql;

    Members(String sql) {
      this.sql = sql;
    }
  }

  /**
   * A page.
   *
   * @param next token of the page behind it, null on the last
   * @param count of all pages, on the first page of a query that asks for it
   */
  record Page(List<User> users, @Nullable String next, @Nullable Long count) {}

  private final EntityManager entities;
  private final UserTable users;
  private final PageTokens tokens;

  UserList(EntityManager entities, UserTable users, PageTokens tokens) {
    this.entities = entities;
    this.users = users;
    this.tokens = tokens;
  }

  @Transactional
  Page read(Members members, GraphQuery query) {
    Optional<Position> position = tokens.position(members.name(), query);
    boolean advanced = position.map(Position::advanced).orElseGet(query::advanced);
    SqlCondition all = condition(members, query, advanced);
    Keyset keyset = new Keyset(query.order(users.table(), advanced));
    SqlCondition behind = position.map(at -> all.and(at.after(keyset))).orElse(all);
    int top = query.top();
    List<User> found = rows(behind, keyset, top + 1);
    List<User> page = found.subList(0, Math.min(top, found.size()));
    String next =
        found.size() > top
            ? tokens.seal(
                members.name(), query, new Position(advanced, key(keyset, page.get(top - 1))))
            : null;
    Long count = position.isEmpty() && query.advanced() ? count(all) : null;
    return new Page(page, next, count);
  }

  /** How many users a filter matches; needs the header of an advanced query. */
  @Transactional
  long count(Members members, GraphQuery query) {
    return count(condition(members, query, query.eventual()));
  }

  private SqlCondition condition(Members members, GraphQuery query, boolean advanced) {
    return new SqlCondition(members.sql, List.of())
        .and(query.filter(users.table(), advanced, "User"));
  }

  @SuppressWarnings("unchecked")
  private List<User> rows(SqlCondition condition, Keyset keyset, int limit) {
    String sql =
        "select u.* from directory_user u where %s order by %s limit %d"
            .formatted(condition.sql(), keyset.orderBy(), limit);
    return bound(entities.createNativeQuery(sql, User.class), condition).getResultList();
  }

  private long count(SqlCondition condition) {
    String sql = "select count(*) from directory_user u where " + condition.sql();
    return (Long) bound(entities.createNativeQuery(sql, Long.class), condition).getSingleResult();
  }

  private static Query bound(Query query, SqlCondition condition) {
    int position = 1;
    for (Object parameter : condition.parameters()) {
      query.setParameter(position++, parameter);
    }
    return query;
  }

  /** What users are sorted by is stored with them, so the last row holds its own key. */
  private static List<@Nullable String> key(Keyset keyset, User last) {
    List<@Nullable Object> values = new ArrayList<>();
    keyset
        .order()
        .terms()
        .forEach(
            term ->
                UserProperties.find(term.property().name())
                    .ifPresent(property -> values.add(property.get().apply(last))));
    return keyset.key(values);
  }
}
