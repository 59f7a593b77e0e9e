package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.privilege.Privileges;
import java.util.ArrayList;
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
 * @param delays what keeps the row from following its facts, such as a held change
 */
public record Applicant(
    Optional<AccountFacts> facts,
    Optional<Row> row,
    Optional<Standing> standing,
    List<String> securityRoles,
    Privileges privileges,
    Environment environment,
    Map<Fact, Sighting> sightings,
    List<Evidence> delays) {

  public Applicant {
    securityRoles = List.copyOf(securityRoles);
    sightings = Map.copyOf(sightings);
    delays = List.copyOf(delays);
  }

  /** Somebody at the door, where nobody asks for evidence. */
  public Applicant(
      Optional<AccountFacts> facts,
      Optional<Row> row,
      Optional<Standing> standing,
      List<String> securityRoles,
      Privileges privileges,
      Environment environment,
      Map<Fact, Sighting> sightings) {
    this(facts, row, standing, securityRoles, privileges, environment, sightings, List.of());
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
    return delays.stream().anyMatch(delay -> delay.fact() == Fact.HOLD);
  }

  /** Whether the sync has nothing to say about it. */
  boolean isProgram() {
    return standing.isPresent() && row.isEmpty() && facts.isEmpty();
  }

  Applicant with(AccountFacts changed) {
    return supposing(Optional.of(changed), row, standing, environment);
  }

  Applicant with(Row changed) {
    return supposing(facts, Optional.of(changed), Optional.of(changed.standing()), environment);
  }

  Applicant with(Standing changed) {
    return supposing(facts, row, Optional.of(changed), environment);
  }

  Applicant with(Environment changed) {
    return supposing(facts, row, standing, changed);
  }

  /** Roles and privileges go with the row. */
  Applicant withoutRow() {
    return new Applicant(
        facts,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Privileges.NONE,
        environment,
        sightings,
        delays);
  }

  Applicant holding(String role, Privileges granted) {
    List<String> roles = new ArrayList<>(securityRoles);
    roles.add(role);
    return acting(roles, privileges.and(granted));
  }

  /** What else the remaining roles grant is not known; none of it counts. */
  Applicant without(String role) {
    List<String> roles = new ArrayList<>(securityRoles);
    roles.remove(role);
    return acting(roles, Privileges.NONE);
  }

  private Applicant acting(List<String> roles, Privileges granted) {
    return new Applicant(facts, row, standing, roles, granted, environment, sightings, delays);
  }

  private Applicant supposing(
      Optional<AccountFacts> facts,
      Optional<Row> row,
      Optional<Standing> standing,
      Environment environment) {
    return new Applicant(
        facts, row, standing, securityRoles, privileges, environment, sightings, delays);
  }

  Evidence evidence(Fact fact, String value) {
    return new Evidence(fact, value, sightings.get(fact));
  }
}
