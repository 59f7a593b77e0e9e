package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names the facts that a verdict rests on, with their values. */
final class Witness {

  private static final Map<Reason, List<Fact>> FACTS = new EnumMap<>(Reason.class);

  static {
    FACTS.put(Reason.LICENSED, List.of(Fact.LICENSE));
    FACTS.put(Reason.TENANT_ADMINISTRATOR, List.of(Fact.LICENSE, Fact.DIRECTORY_ROLES));
    FACTS.put(Reason.NON_INTERACTIVE_ACCOUNT, List.of(Fact.LICENSE, Fact.ACCESS_MODE));
    FACTS.put(Reason.DELETED_HERE, List.of(Fact.DELETION_HERE));
    FACTS.put(Reason.DISABLED_HERE, List.of(Fact.BLOCK_HERE));
    FACTS.put(Reason.DELETED_IN_DIRECTORY, List.of(Fact.PRESENCE));
    FACTS.put(Reason.SIGN_IN_BLOCKED, List.of(Fact.SIGN_IN));
    FACTS.put(Reason.OUTSIDE_SECURITY_GROUP, List.of(Fact.SECURITY_GROUP, Fact.DIRECTORY_ROLES));
    FACTS.put(Reason.SCOPE_UNKNOWN, List.of(Fact.SECURITY_GROUP, Fact.DIRECTORY_ROLES));
    FACTS.put(Reason.NO_LICENSE, List.of(Fact.LICENSE, Fact.DIRECTORY_ROLES));
    FACTS.put(Reason.NON_INTERACTIVE_LIMIT, List.of(Fact.NON_INTERACTIVE_SLOTS));
    FACTS.put(Reason.SYNC_PENDING, List.of(Fact.LICENSE, Fact.DIRECTORY_ROLES));
    FACTS.put(Reason.ACCOUNT_UNKNOWN, List.of(Fact.PRESENCE));
  }

  private final Applicant applicant;

  Witness(Applicant applicant) {
    this.applicant = applicant;
  }

  List<Evidence> of(Gate gate, Reason reason) {
    Stream<Fact> facts = factsOf(gate, reason).stream();
    boolean held = gate == Gate.ENABLED && applicant.held();
    return (held ? Stream.concat(facts, Stream.of(Fact.HOLD)) : facts)
        .map(fact -> applicant.evidence(fact, value(fact)))
        .toList();
  }

  private static List<Fact> factsOf(Gate gate, Reason reason) {
    return switch (gate) {
      case ROW_EXISTS, ENABLED -> FACTS.getOrDefault(reason, List.of(Fact.ROW));
      case HAS_SECURITY_ROLE -> List.of(Fact.SECURITY_ROLES);
      case MODE_PERMITS_SURFACE -> List.of(Fact.ACCESS_MODE);
      case PRIVILEGE_SUFFICES -> List.of(Fact.SECURITY_ROLES, Fact.ACCESS_MODE);
    };
  }

  private String value(Fact fact) {
    return switch (fact.source()) {
      case DIRECTORY -> applicant.facts().map(facts -> inDirectory(fact, facts)).orElse("unknown");
      case HERE -> here(fact);
    };
  }

  private static String inDirectory(Fact fact, AccountFacts facts) {
    return switch (fact) {
      case PRESENCE -> facts.lifecycle().presence().name();
      case SIGN_IN -> facts.lifecycle().signInAllowed() ? "allowed" : "blocked";
      case LICENSE -> facts.now().licensed() ? "assigned" : "none";
      case DIRECTORY_ROLES -> roles(facts);
      case SECURITY_GROUP -> facts.now().scope().name();
      case ROW,
          HOLD,
          DELETION_HERE,
          BLOCK_HERE,
          NON_INTERACTIVE_SLOTS,
          SECURITY_ROLES,
          ACCESS_MODE ->
          "";
    };
  }

  private static String roles(AccountFacts facts) {
    if (!facts.rolesKnown()) {
      return "unknown";
    }
    return facts.now().roles().stream()
        .sorted()
        .map(TenantRole::name)
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), Witness::orNone));
  }

  private String here(Fact fact) {
    Optional<Row> row = applicant.row();
    return switch (fact) {
      case ROW -> applicant.standing().map(Witness::standing).orElse("none");
      case HOLD -> applicant.held() ? "held" : "none";
      case DELETION_HERE -> row.filter(one -> one.local().deleted()).map(one -> "yes").orElse("no");
      case BLOCK_HERE -> row.filter(one -> one.local().blocked()).map(one -> "yes").orElse("no");
      case ACCESS_MODE -> applicant.standing().map(one -> one.accessMode().label()).orElse("none");
      case NON_INTERACTIVE_SLOTS -> slots(applicant.environment().slots());
      case SECURITY_ROLES -> orNone(String.join(", ", applicant.securityRoles()));
      case PRESENCE, SIGN_IN, LICENSE, DIRECTORY_ROLES, SECURITY_GROUP -> "";
    };
  }

  private static String standing(Standing standing) {
    return standing.enabled() ? "enabled" : "disabled";
  }

  private static String slots(Slots slots) {
    return slots.held() + " of " + slots.limit() + " held, " + slots.waiting().size() + " waiting";
  }

  private static String orNone(String names) {
    return names.isEmpty() ? "none" : names;
  }
}
