package dev.tenantsync.office365.user;

import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.KeysetList;
import dev.tenantsync.office365.odata.KeysetList.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of users. */
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

    /** The query options that the list offers. */
    String[] offered() {
      return this == LIVE ? KeysetList.offered("$expand") : KeysetList.offered();
    }

    Part part() {
      return new Part(name(), condition());
    }

    private SqlCondition condition() {
      return new SqlCondition(sql, List.of());
    }
  }

  private static final KeysetList.Selection SELECTION =
      new KeysetList.Selection("u.*", KeysetList.From.table("directory_user u"));

  private final KeysetList lists;
  private final KeysetList.Source<User> source;

  UserList(KeysetList lists, UserTable users) {
    this.lists = lists;
    this.source =
        new KeysetList.Source<>("User", users.table(), SELECTION, User.class, UserList::value);
  }

  KeysetList.Page<User> read(Part part, GraphQuery query) {
    return lists.read(source, part, query);
  }

  /** How many users a filter matches; needs the header of an advanced query. */
  long count(Part part, GraphQuery query) {
    return lists.count(source, part, query);
  }

  /** Live users who meet a condition on their row, {@code u}. */
  static Part live(String name, SqlCondition condition) {
    return new Part(name, Members.LIVE.condition().and(condition));
  }

  private static @Nullable Object value(User user, String property) {
    return UserProperties.find(property).map(known -> known.get().apply(user)).orElse(null);
  }
}
