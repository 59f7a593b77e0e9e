package dev.tenantsync.office365.group;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Guids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The groups' table. */
@ApplicationScoped
public class Groups implements PanacheRepositoryBase<Group, UUID> {

  /**
   * The group of this id.
   *
   * @param id as it stands in a path
   * @throws GraphException if it is not there, or the id is none
   */
  public Group require(String id) {
    return findByIdOptional(Guids.requireId(id)).orElseThrow(() -> GraphException.notFound(id));
  }

  /** Those of these groups that exist, by id. */
  public List<Group> byIds(Collection<UUID> ids) {
    return list("id in ?1 order by id", ids);
  }

  /** Up to {@code limit} groups in the order of their ids, from the first behind {@code after}. */
  public List<Group> slice(UUID after, int limit) {
    return find("id > ?1 order by id", after).range(0, limit - 1).list();
  }
}
