package dev.tenantsync.office365.license;

import dev.tenantsync.office365.license.PlanRelations.Exclusion;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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
  private final AgroalDataSource database;

  PlanRelationTables(EntityManager entities, AgroalDataSource database) {
    this.entities = entities;
    this.database = database;
  }

  PlanRelations all() {
    List<Exclusion> exclusions = new ArrayList<>();
    Map<UUID, Set<UUID>> needs = new LinkedHashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(ALL);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        UUID plan = rows.getObject(2, UUID.class);
        UUID related = rows.getObject(3, UUID.class);
        if (rows.getBoolean(1)) {
          exclusions.add(new Exclusion(plan, related));
        } else {
          needs.computeIfAbsent(plan, unseen -> new HashSet<>()).add(related);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the relations between plans could not be read", e);
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

  private void insert(String statement, UUID first, UUID second) {
    entities
        .createNativeQuery(statement)
        .setParameter(1, first)
        .setParameter(2, second)
        .executeUpdate();
  }
}
