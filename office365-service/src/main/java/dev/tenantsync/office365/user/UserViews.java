package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    Map<UUID, Map<String, @Nullable Object>> added = readFacets(users, properties);
    List<UserProperty> stored =
        UserProperties.all().stream().filter(known -> properties.contains(known.name())).toList();
    List<ObjectNode> views = new ArrayList<>();
    for (User user : users) {
      ObjectNode view = json.createObjectNode();
      stored.forEach(known -> view.set(known.name(), value(known.get().apply(user))));
      added.getOrDefault(user.id, Map.of()).forEach((name, value) -> view.set(name, value(value)));
      if (properties.contains(SECRET)) {
        view.putNull(SECRET);
      }
      views.add(view);
    }
    return views;
  }

  private Map<UUID, Map<String, @Nullable Object>> readFacets(
      List<User> users, Collection<String> properties) {
    List<UUID> ids = users.stream().map(user -> user.id).toList();
    Map<UUID, Map<String, @Nullable Object>> added = new HashMap<>();
    for (UserFacet facet : facets) {
      Set<String> names =
          facet.properties().stream().filter(properties::contains).collect(Collectors.toSet());
      if (names.isEmpty() || ids.isEmpty()) {
        continue;
      }
      Map<UUID, Map<String, @Nullable Object>> read = facet.read(ids, names);
      for (UUID id : ids) {
        Map<String, @Nullable Object> values = read.getOrDefault(id, Map.of());
        Map<String, @Nullable Object> target =
            added.computeIfAbsent(id, unseen -> new LinkedHashMap<>());
        // Facets add collections; a user without any has an empty one.
        names.stream()
            .sorted()
            .forEach(name -> target.put(name, values.getOrDefault(name, List.of())));
      }
    }
    return added;
  }

  private JsonNode value(@Nullable Object value) {
    return json.valueToTree(
        value instanceof Instant instant
            ? instant.truncatedTo(ChronoUnit.SECONDS).toString()
            : value);
  }
}
