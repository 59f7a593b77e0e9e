package dev.tenantsync.office365.directoryobject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows directory objects of whichever kind, each with its {@code @odata.type}. */
@ApplicationScoped
public class DirectoryObjects {

  private final Map<String, ObjectKind> kinds;

  DirectoryObjects(@All List<ObjectKind> kinds) {
    this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(ObjectKind::type, k -> k));
  }

  /** Whether any kind has this property. */
  public boolean knows(String property) {
    return kinds.values().stream().anyMatch(kind -> kind.knows(property));
  }

  Collection<ObjectKind> kinds() {
    return kinds.values();
  }

  /** The kind of this name, such as {@code user}; for casts. */
  public Optional<ObjectKind> kind(String type) {
    return Optional.ofNullable(kinds.get(type));
  }

  /**
   * The objects of these ids in their order, whatever their kind; ids of nothing are left out.
   *
   * @param properties see {@link ObjectKind#read}
   */
  public List<ObjectNode> read(List<UUID> ids, List<String> properties) {
    return read(ids, properties, kinds.values());
  }

  /** As {@link #read(List, List)}, of these kinds only. */
  public List<ObjectNode> read(
      List<UUID> ids, List<String> properties, Collection<ObjectKind> wanted) {
    Map<UUID, ObjectNode> found = byId(ids, properties, wanted);
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  /** The objects of these ids, whatever their kind; ids of nothing are left out. */
  public Map<UUID, ObjectNode> byId(Collection<UUID> ids, List<String> properties) {
    return byId(ids, properties, kinds.values());
  }

  private static Map<UUID, ObjectNode> byId(
      Collection<UUID> ids, List<String> properties, Collection<ObjectKind> wanted) {
    Map<UUID, ObjectNode> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    for (ObjectKind kind : wanted) {
      kind.read(ids, properties).forEach((id, view) -> found.put(id, typed(kind, view)));
    }
    return found;
  }

  private static ObjectNode typed(ObjectKind kind, ObjectNode view) {
    ObjectNode typed = view.objectNode().put("@odata.type", "#microsoft.graph." + kind.type());
    return typed.setAll(view);
  }
}
