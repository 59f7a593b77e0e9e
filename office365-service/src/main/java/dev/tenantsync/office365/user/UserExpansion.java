package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.office365.odata.GraphQuery;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * A relation of users that {@code $expand} can follow, such as {@code manager}. A port, so that
 * users do not know what they are related to.
 */
public interface UserExpansion {

  /** The name on the wire. */
  String navigation();

  /**
   * What is at the other end, by user: an object, or an array of at most {@link
   * dev.tenantsync.office365.odata.Expansion#MOST_ITEMS}, each object with its {@code @odata.type}.
   * A user that is left out shows no such property, as in Graph a user without a manager; a
   * collection without items is an empty array.
   *
   * @param userIds of one page, to be read at once; may be empty
   * @param inner what is asked of the items; holds no option but {@code $select}, which this
   *     relation reads, and refuses in Graph's words, as any other
   */
  Map<UUID, JsonNode> read(Collection<UUID> userIds, GraphQuery inner);
}
