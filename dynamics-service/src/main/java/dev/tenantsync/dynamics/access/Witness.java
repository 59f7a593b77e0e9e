package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.DirectoryFact;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names the facts that a verdict rests on, with their values. */
final class Witness {

  /** What rests on Dynamics; what rests on the directory, the rules themselves say. */
  private static final Map<Reason, List<Fact>> HERE = new EnumMap<>(Reason.class);

  static {
    HERE.put(Reason.NON_INTERACTIVE_ACCOUNT, List.of(Fact.ACCESS_MODE));
    HERE.put(Reason.DELETED_HERE, List.of(Fact.DELETION_HERE));
    HERE.put(Reason.DISABLED_HERE, List.of(Fact.BLOCK_HERE));
    HERE.put(Reason.NON_INTERACTIVE_LIMIT, List.of(Fact.NON_INTERACTIVE_SLOTS));
  }

  /** What the verdict on a row rests on, by its reason. */
  private static final Map<Reason, List<Fact>> DECIDED =
      Arrays.stream(Reason.values())
          .collect(
              Collectors.toMap(
                  reason -> reason,
                  Witness::decidedBy,
                  (one, same) -> one,
                  () -> new EnumMap<>(Reason.class)));

  private final Applicant applicant;

  Witness(Applicant applicant) {
    this.applicant = applicant;
  }

  List<Evidence> of(Gate gate, Reason reason) {
    Stream<Evidence> facts =
        factsOf(gate, reason).stream().map(fact -> applicant.evidence(fact, value(fact)));
    return gate == Gate.ROW_EXISTS || gate == Gate.ENABLED
        ? Stream.concat(facts, applicant.delays().stream()).toList()
        : facts.toList();
  }

  private static List<Fact> factsOf(Gate gate, Reason reason) {
    return switch (gate) {
      case ROW_EXISTS, ENABLED -> DECIDED.getOrDefault(reason, List.of());
      case HAS_SECURITY_ROLE -> List.of(Fact.SECURITY_ROLES);
      case MODE_PERMITS_SURFACE -> List.of(Fact.ACCESS_MODE);
      case PRIVILEGE_SUFFICES -> List.of(Fact.SECURITY_ROLES, Fact.ACCESS_MODE);
    };
  }

  private static List<Fact> decidedBy(Reason reason) {
    List<Fact> facts =
        Stream.concat(
                Arrays.stream(Fact.values())
                    .filter(fact -> fact.source() == Fact.Source.DIRECTORY)
                    .filter(fact -> behind(reason).contains(fact.name())),
                HERE.getOrDefault(reason, List.of()).stream())
            .toList();
    return facts.isEmpty() ? List.of(Fact.ROW) : facts;
  }

  private static List<String> behind(Reason reason) {
    return DirectoryFact.behind(reason).stream().map(DirectoryFact::name).toList();
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
          DELETION_HERE,
          BLOCK_HERE,
          NON_INTERACTIVE_SLOTS,
          SECURITY_ROLES,
          ACCESS_MODE,
          HOLD,
          SYNC_FAILURE ->
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
      case DELETION_HERE -> row.filter(one -> one.local().deleted()).map(one -> "yes").orElse("no");
      case BLOCK_HERE -> row.filter(one -> one.local().blocked()).map(one -> "yes").orElse("no");
      case ACCESS_MODE -> applicant.standing().map(one -> one.accessMode().label()).orElse("none");
      case NON_INTERACTIVE_SLOTS -> slots(applicant.environment().slots());
      case SECURITY_ROLES -> orNone(String.join(", ", applicant.securityRoles()));
      case PRESENCE, SIGN_IN, LICENSE, DIRECTORY_ROLES, SECURITY_GROUP, HOLD, SYNC_FAILURE -> "";
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
