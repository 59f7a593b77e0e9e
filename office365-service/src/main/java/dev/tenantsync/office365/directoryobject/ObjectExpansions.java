package dev.tenantsync.office365.directoryobject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.odata.Expansion;
import dev.tenantsync.office365.odata.GraphQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The first few objects to which other objects are related, for {@code $expand}. */
@ApplicationScoped
public class ObjectExpansions {

  private final EntityManager entities;
  private final DirectoryObjects objects;

  ObjectExpansions(EntityManager entities, DirectoryObjects objects) {
    this.entities = entities;
    this.objects = objects;
  }

  /**
   * What these objects are related to, at most {@link Expansion#MOST_ITEMS} each.
   *
   * @param related a query for the column {@code id} of what the object {@code whole.id} is related
   *     to, in the order of that column
   * @param inner what is asked of the items: a selection at most
   */
  public Map<UUID, JsonNode> read(Collection<UUID> wholes, String related, GraphQuery inner) {
    List<String> selected = inner.select(objects::knows, "DirectoryObject");
    List<Object[]> pairs = pairs(wholes, related);
    Set<UUID> items = new LinkedHashSet<>();
    pairs.forEach(pair -> items.add((UUID) pair[1]));
    Map<UUID, ObjectNode> views = objects.byId(items, selected);
    Map<UUID, ArrayNode> read = new LinkedHashMap<>();
    wholes.forEach(whole -> read.put(whole, JsonNodeFactory.instance.arrayNode()));
    for (Object[] pair : pairs) {
      ObjectNode view = views.get((UUID) pair[1]);
      ArrayNode list = read.get((UUID) pair[0]);
      if (view != null && list != null) {
        list.add(view);
      }
    }
    return new LinkedHashMap<>(read);
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> pairs(Collection<UUID> wholes, String related) {
    return entities
        .createNativeQuery(
            """
            select whole.id as whole_id, part.id as part_id
            from unnest(?1) as whole(id)
            cross join lateral (select related.id from (%s) related order by id limit %d) part
            order by whole.id, part.id
            """
                .formatted(related, Expansion.MOST_ITEMS),
            Object[].class)
        .setParameter(1, wholes.toArray(UUID[]::new))
        .getResultList();
  }
}
