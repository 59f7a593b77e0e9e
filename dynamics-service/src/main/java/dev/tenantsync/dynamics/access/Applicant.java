package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.privilege.Privileges;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user who wants to get in.
 *
 * @param facts empty where the mirror has no such account, and for programs
 * @param row empty where a person has no row, and for programs, which the sync does not decide
 * @param standing how the row stands, a program's too; empty where there is none
 * @param securityRoles names of the roles held, whatever their origin
 * @param privileges what these roles add up to, before the access mode narrows it
 * @param sightings when each fact became known; may lack any of them
 */
public record Applicant(
    Optional<AccountFacts> facts,
    Optional<Row> row,
    Optional<Standing> standing,
    List<String> securityRoles,
    Privileges privileges,
    Environment environment,
    Map<Fact, Sighting> sightings) {

  public Applicant {
    securityRoles = List.copyOf(securityRoles);
    sightings = Map.copyOf(sightings);
  }

  /** A person, where nobody asks for privileges. */
  public Applicant(
      Optional<AccountFacts> facts,
      Optional<Row> row,
      List<String> securityRoles,
      Environment environment,
      Map<Fact, Sighting> sightings) {
    this(
        facts, row, row.map(Row::standing), securityRoles, Privileges.NONE, environment, sightings);
  }

  /** Whether the user should be disabled and the brake holds it. */
  boolean held() {
    return sightings.containsKey(Fact.HOLD);
  }

  Evidence evidence(Fact fact, String value) {
    return new Evidence(fact, value, sightings.get(fact));
  }
}
