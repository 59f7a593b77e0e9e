package dev.tenantsync.office365.license;

import dev.tenantsync.office365.license.PlanRelations.Exclusion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Where the relations between plans are kept. The catalogue's file brings them. */
@ApplicationScoped
public class PlanRelationTables {

  private static final String ALL =
      """
      select true as excludes, one as plan, other as related from plan_exclusion
      union all select false, plan, needs from plan_need
      order by 1, 2, 3
      """;

  private final EntityManager entities;

  PlanRelationTables(EntityManager entities) {
    this.entities = entities;
  }

  PlanRelations all() {
    List<Exclusion> exclusions = new ArrayList<>();
    Map<UUID, Set<UUID>> needs = new LinkedHashMap<>();
    for (Object[] row : rows()) {
      UUID plan = (UUID) row[1];
      UUID related = (UUID) row[2];
      if ((Boolean) row[0]) {
        exclusions.add(new Exclusion(plan, related));
      } else {
        needs.computeIfAbsent(plan, unseen -> new HashSet<>()).add(related);
      }
    }
    return new PlanRelations(exclusions, needs);
  }

  /** Adds those that are not known yet. */
  public void add(PlanRelations relations) {
    relations
        .exclusions()
        .forEach(
            pair ->
                insert(
                    "insert into plan_exclusion (one, other) values (?1, ?2) on conflict do nothing",
                    pair.one(),
                    pair.other()));
    relations
        .needs()
        .forEach(
            (plan, needs) ->
                needs.forEach(
                    need ->
                        insert(
                            "insert into plan_need (plan, needs) values (?1, ?2)"
                                + " on conflict do nothing",
                            plan,
                            need)));
  }

  private List<Object[]> rows() {
    return entities.unwrap(Session.class).createNativeQuery(ALL, Object[].class).getResultList();
  }

  private void insert(String statement, UUID first, UUID second) {
    entities
        .createNativeQuery(statement)
        .setParameter(1, first)
        .setParameter(2, second)
        .executeUpdate();
  }
}
