package dev.tenantsync.office365.user;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Expansion;
import dev.tenantsync.office365.odata.GraphQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which properties of users a request selects. */
@ApplicationScoped
class UserSelection {

  private final UserViews views;

  UserSelection(UserViews views) {
    this.views = views;
  }

  /** The selected properties; empty when the request selects none. */
  List<String> of(GraphQuery query) {
    return query.select(this::isOffered, "User");
  }

  /** The context fragment of a selection: {@code users} or {@code users(a,b,manager())}. */
  static String context(List<String> selected, Optional<Expansion> expansion) {
    List<String> names = new ArrayList<>(selected);
    expansion.map(Expansion::context).ifPresent(names::add);
    return names.isEmpty() ? "users" : "users(" + String.join(",", names) + ")";
  }

  private boolean isOffered(String property) {
    if (UserProperties.isKeptElsewhere(property)) {
      throw new GraphException(
          501, "NotImplemented", "This operation target is not yet supported.", List.of());
    }
    return views.knows(property);
  }
}
