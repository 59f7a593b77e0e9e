package dev.tenantsync.office365.group;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Groups as clients see them: their own properties and those that other rooms add. */
@ApplicationScoped
public class GroupViews {

  private final List<GroupFacet> facets;
  private final ObjectMapper json;

  GroupViews(@All List<GroupFacet> facets, ObjectMapper json) {
    this.facets = facets;
    this.json = json;
  }

  /** Whether groups have this property. */
  public boolean knows(String property) {
    return GroupProperties.find(property).isPresent() || isAdded(property);
  }

  /** Whether a facet adds this property; clients cannot set it on a group. */
  boolean isAdded(String property) {
    return facets.stream().anyMatch(facet -> facet.properties().contains(property));
  }

  /**
   * The groups' JSON in their order. Each facet is asked once, and only for what is selected.
   *
   * @param properties names that {@link #knows} knows, others are left out; none means all but the
   *     facets'
   */
  public List<ObjectNode> render(List<Group> groups, Collection<String> properties) {
    Collection<String> shown = properties.isEmpty() ? GroupProperties.names() : properties;
    List<ObjectNode> views = new ArrayList<>();
    for (Group group : groups) {
      ObjectNode view = json.createObjectNode();
      GroupProperties.names().stream()
          .filter(shown::contains)
          .forEach(name -> set(view, name, GroupProperties.find(name).orElseThrow().apply(group)));
      views.add(view);
    }
    facets.forEach(facet -> add(facet, groups, shown, views));
    return views;
  }

  private void add(
      GroupFacet facet, List<Group> groups, Collection<String> shown, List<ObjectNode> views) {
    Set<String> names =
        facet.properties().stream().filter(shown::contains).collect(Collectors.toSet());
    if (names.isEmpty() || groups.isEmpty()) {
      return;
    }
    Map<UUID, Map<String, @Nullable Object>> read =
        facet.read(groups.stream().map(group -> group.id).toList(), names);
    for (int i = 0; i < groups.size(); i++) {
      Map<String, @Nullable Object> values = read.getOrDefault(groups.get(i).id, Map.of());
      ObjectNode view = views.get(i);
      names.stream()
          .sorted()
          .forEach(name -> set(view, name, values.getOrDefault(name, List.of())));
    }
  }

  private void set(ObjectNode view, String name, @Nullable Object value) {
    view.set(name, json.valueToTree(value));
  }
}
