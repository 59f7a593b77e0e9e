package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.user.UserFields.Added;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Users as clients see them: stored properties and those that other rooms add. */
@ApplicationScoped
public class UserViews {

  /** What says of a directory object that it is a user. */
  public static final String TYPE = "#microsoft.graph.user";

  /** Graph returns it as null, always: a password never leaves. */
  private static final String SECRET = "passwordProfile";

  private final List<UserFacet> facets;
  private final ObjectMapper json;

  @Inject
  UserViews(@All List<UserFacet> facets, ObjectMapper json) {
    this.facets = facets;
    this.json = json;
  }

  /** Whether users have this property, stored or added by a facet. */
  public boolean knows(String property) {
    return UserProperties.find(property).isPresent()
        || property.equals(SECRET)
        || facets.stream().anyMatch(facet -> facet.properties().contains(property));
  }

  /** The names of the properties that facets add; clients cannot set them on a user. */
  public Set<String> added() {
    return facets.stream()
        .flatMap(facet -> facet.properties().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The users' JSON in their order: properties in the order of {@link UserProperties}, then the
   * facets'; nulls as null. Each facet is asked once, and only for what is selected.
   *
   * @param properties names that {@link #knows} knows; others are left out
   */
  public List<ObjectNode> render(List<User> users, Collection<String> properties) {
    List<UserProperty> stored = UserProperties.among(properties);
    return renderRows(users.stream().map(user -> UserRow.of(user, stored)).toList(), properties);
  }

  /** As {@link #render}, of rows read with the same properties. */
  public List<ObjectNode> renderRows(List<UserRow> rows, Collection<String> properties) {
    UserFields fields = fields(rows.stream().map(UserRow::id).toList(), properties);
    return rows.stream()
        .map(row -> json.<ObjectNode>valueToTree(new UserJson(null, fields, row)))
        .toList();
  }

  /**
   * What is shown of these users, ready to be written: each facet is asked once, now, and only for
   * what is selected.
   *
   * @param properties as in {@link #render}
   */
  public UserFields fields(Collection<UUID> ids, Collection<String> properties) {
    return new UserFields(
        UserProperties.among(properties),
        added(ids, properties),
        properties.contains(SECRET) ? List.of(SECRET) : List.of());
  }

  private List<Added> added(Collection<UUID> ids, Collection<String> properties) {
    List<Added> added = new ArrayList<>();
    for (UserFacet facet : facets) {
      Set<String> names =
          facet.properties().stream()
              .filter(properties::contains)
              .collect(Collectors.toCollection(TreeSet::new));
      if (!names.isEmpty() && !ids.isEmpty()) {
        var read = facet.read(ids, names);
        names.forEach(name -> added.add(new Added(name, read)));
      }
    }
    return added;
  }
}
