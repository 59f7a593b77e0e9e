package dev.tenantsync.office365.user;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as read to be shown: the values of some stored properties, in the order of answers. */
public final class UserRow {

  private final UUID id;
  private final boolean deleted;
  private final @Nullable Object[] values;

  UserRow(UUID id, boolean deleted, @Nullable Object[] values) {
    this.id = id;
    this.deleted = deleted;
    this.values = values;
  }

  /** What there is to show of a user whose row is at hand. */
  static UserRow of(User user, List<UserProperty> properties) {
    @Nullable Object[] values = new Object[properties.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = properties.get(i).get().apply(user);
    }
    return new UserRow(user.id, user.isDeleted(), values);
  }

  public UUID id() {
    return id;
  }

  /** Whether the user lies in deleted items. */
  public boolean isDeleted() {
    return deleted;
  }

  @Nullable Object value(int index) {
    return values[index];
  }
}
