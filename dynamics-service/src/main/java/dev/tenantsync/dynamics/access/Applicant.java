package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person who wants to get in.
 *
 * @param facts empty where the mirror has no such account
 * @param row empty where the person has no row
 * @param securityRoles names of the roles held, whatever their origin
 * @param sightings when each fact became known; may lack any of them
 */
public record Applicant(
    Optional<AccountFacts> facts,
    Optional<Row> row,
    List<String> securityRoles,
    Environment environment,
    Map<Fact, Sighting> sightings) {

  public Applicant {
    securityRoles = List.copyOf(securityRoles);
    sightings = Map.copyOf(sightings);
  }

  Evidence evidence(Fact fact, String value) {
    return new Evidence(fact, value, sightings.get(fact));
  }
}
