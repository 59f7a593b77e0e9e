package dev.tenantsync.office365.membership;

import dev.tenantsync.office365.directoryobject.ObjectList.Listed;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.group.Nesting;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.odata.KeysetList.From;
import dev.tenantsync.office365.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In which groups and roles something is, directly or not (Graph: checkMemberGroups,
 * getMemberGroups and their kin).
 */
@ApplicationScoped
public class MembershipChecks {

  /** How many ids one check may name (Graph: checkMemberGroups). */
  private static final int MOST_ASKED = 20;

  /** How many ids one answer holds (Graph: getMemberGroups). */
  private static final int MOST_TOLD = 11_000;

  /** The groups asked about, by their ids. */
  public record GroupIdsJson(@Nullable List<@Nullable String> groupIds) {}

  /** The groups and roles asked about, by their ids. */
  public record IdsJson(@Nullable List<@Nullable String> ids) {}

  /** Whether only security groups are asked for. */
  public record WhichJson(@Nullable Boolean securityEnabledOnly) {}

  private final EntityManager entities;
  private final Links links;

  MembershipChecks(EntityManager entities, Links links) {
    this.entities = entities;
    this.links = links;
  }

  /** Those of these groups in which the object is. */
  @Transactional
  CollectionJson<String> amongGroups(UUID object, @Nullable GroupIdsJson body) {
    return among(groups(object), asked("groupIds", body == null ? null : body.groupIds()));
  }

  /** Those of these groups and roles in which the object is. */
  @Transactional
  CollectionJson<String> amongObjects(UUID object, @Nullable IdsJson body) {
    return among(
        Belonging.transitive(object).objects(), asked("ids", body == null ? null : body.ids()));
  }

  /** All groups in which the object is; there are no others than security groups. */
  @Transactional
  CollectionJson<String> allGroups(UUID object, @Nullable WhichJson body) {
    securityEnabledOnly(body);
    return all(groups(object));
  }

  /** All groups and, unless only security groups are asked for, roles in which the object is. */
  @Transactional
  CollectionJson<String> allObjects(UUID object, @Nullable WhichJson body) {
    return all(securityEnabledOnly(body) ? groups(object) : Belonging.transitive(object).objects());
  }

  private static Listed groups(UUID object) {
    return new Listed(
        "groups around " + object,
        From.table("directory_group o"),
        Nesting.transitivelyAround("o.id", object));
  }

  private CollectionJson<String> among(Listed listed, Collection<UUID> asked) {
    Query query = query(listed, " and o.id = any (?)");
    query.setParameter(parameters(listed).size() + 1, asked.toArray(UUID[]::new));
    List<?> found = query.getResultList();
    return answer(asked.stream().filter(found::contains).toList());
  }

  private CollectionJson<String> all(Listed listed) {
    List<?> found = query(listed, " order by o.id limit " + (MOST_TOLD + 1)).getResultList();
    if (found.size() > MOST_TOLD) {
      throw new GraphException(
          400,
          "Directory_ResultSizeLimitExceeded",
          "The object is in more than " + MOST_TOLD + " groups; page through memberOf instead.",
          List.of());
    }
    return answer(found);
  }

  private Query query(Listed listed, String more) {
    String sql =
        "select o.id from "
            + listed.from().sql()
            + " where ("
            + listed.condition().sql()
            + ")"
            + more;
    Query query = entities.createNativeQuery(sql, UUID.class);
    int position = 1;
    for (Object parameter : parameters(listed)) {
      query.setParameter(position++, parameter);
    }
    return query;
  }

  private static List<Object> parameters(Listed listed) {
    List<Object> parameters = new ArrayList<>(listed.from().parameters());
    parameters.addAll(listed.condition().parameters());
    return parameters;
  }

  private CollectionJson<String> answer(Collection<?> ids) {
    return CollectionJson.whole(
        links.context("Collection(Edm.String)"), ids.stream().map(String::valueOf).toList());
  }

  private static Set<UUID> asked(String property, @Nullable List<@Nullable String> ids) {
    if (ids == null) {
      throw missing(property);
    }
    if (ids.size() > MOST_ASKED) {
      throw GraphException.badProperty(
          property,
          "TooManyValues",
          "Property '" + property + "' can name at most " + MOST_ASKED + " objects.");
    }
    Set<UUID> asked = new LinkedHashSet<>();
    ids.forEach(id -> asked.add(Guids.require(property, id)));
    return asked;
  }

  private static boolean securityEnabledOnly(@Nullable WhichJson body) {
    Boolean only = body == null ? null : body.securityEnabledOnly();
    if (only == null) {
      throw missing("securityEnabledOnly");
    }
    return only;
  }

  private static GraphException missing(String parameter) {
    return GraphException.badProperty(
        parameter, "MissingValue", "A value is required for parameter '" + parameter + "'.");
  }
}
