package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.odata.SqlCondition;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who acts, and for whom. Where one acts for another, only what both may do is allowed.
 *
 * @param user as whom it is done
 * @param impersonator who does it in that one's name; empty where a user acts for itself
 */
public record Caller(Actor user, Optional<Actor> impersonator) {

  /**
   * A user of this environment who was let in.
   *
   * @param privileges what its roles grant and its access mode leaves
   */
  public record Actor(UUID systemuserId, UUID businessUnitId, Privileges privileges) {}

  /** The rows that a privilege reaches, by columns that name their owner and business unit. */
  public SqlCondition reach(Privilege privilege, String owner, String unit) {
    return actors()
        .map(actor -> reach(actor, privilege, owner, unit))
        .reduce(SqlCondition::and)
        .orElseThrow();
  }

  public boolean holds(Privilege privilege) {
    return actors().allMatch(actor -> actor.privileges().holds(privilege));
  }

  /** Whether a privilege reaches every row of the organization. */
  public boolean reachesAll(Privilege privilege) {
    return actors()
        .allMatch(
            actor ->
                actor.privileges().depthOf(privilege).filter(Depth.GLOBAL::equals).isPresent());
  }

  /** Whether a role with these privileges is no more than the caller has. */
  public boolean covers(Privileges role) {
    return actors().allMatch(actor -> actor.privileges().covers(role));
  }

  private Stream<Actor> actors() {
    return Stream.concat(Stream.of(user), impersonator.stream());
  }

  private static SqlCondition reach(Actor actor, Privilege privilege, String owner, String unit) {
    Optional<Depth> depth = actor.privileges().depthOf(privilege);
    if (depth.isEmpty()) {
      return new SqlCondition("false", List.of());
    }
    return switch (depth.get()) {
      case BASIC -> new SqlCondition(owner + " = ?", List.of(actor.systemuserId()));
      case LOCAL -> new SqlCondition(unit + " = ?", List.of(actor.businessUnitId()));
      case DEEP ->
          new SqlCondition(
              unit
                  + " in (with recursive below as (select ?::uuid as id union"
                  + " select b.businessunitid from businessunit b"
                  + " join below on b.parentbusinessunitid = below.id) select id from below)",
              List.of(actor.businessUnitId()));
      case GLOBAL -> SqlCondition.always();
    };
  }
}
