package dev.tenantsync.office365.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/**
 * The properties a client chose with {@code $select} of a resource without a property table; none
 * chosen means all.
 *
 * @param names in the client's order
 */
public record Select(List<String> names) {

  public Select {
    names = List.copyOf(names);
  }

  /**
   * @param resource Graph's name of the type, such as {@code SubscribedSku}
   * @param known its properties; others are refused
   */
  public static Select of(GraphQuery query, String resource, Collection<String> known) {
    return new Select(query.select(known::contains, resource));
  }

  /** Leaves the chosen properties, and annotations, in an object. */
  public ObjectNode apply(ObjectNode object) {
    if (!names.isEmpty()) {
      object.properties().removeIf(property -> !isKept(property.getKey()));
    }
    return object;
  }

  /** The context of such objects, as in {@code subscribedSkus(skuId,consumedUnits)}. */
  public String context(String set) {
    return names.isEmpty() ? set : set + "(" + String.join(",", names) + ")";
  }

  private boolean isKept(String property) {
    return property.startsWith("@") || names.contains(property);
  }
}
