package dev.tenantsync.dynamics.odata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every entity that is served, and the ways between them.
 *
 * @param entities in the order of the service document
 * @param ways back by the logical name of the entity that they begin at
 */
public record Model(List<Entity> entities, Map<String, List<Navigation>> ways) {

  public Model {
    entities = List.copyOf(entities);
    ways = Map.copyOf(ways);
  }

  /** The relations of an entity, its own first. */
  public List<Navigation> navigations(Entity entity) {
    return Stream.concat(
            entity.navigations().stream(),
            ways.getOrDefault(entity.logicalName(), List.of()).stream())
        .toList();
  }

  Optional<Navigation> navigation(Entity entity, String name) {
    return navigations(entity).stream().filter(known -> known.name().equals(name)).findFirst();
  }
}
