package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.caller.Caller.Actor;
import dev.tenantsync.odata.Filter;
import dev.tenantsync.odata.Filter.Comparison;
import dev.tenantsync.odata.Filter.Literal;
import dev.tenantsync.odata.Filter.Path;
import dev.tenantsync.odata.NamedCall;
import dev.tenantsync.odata.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Dataverse's query functions (Web API query function reference), as the conditions that they stand
 * for. Days are those of UTC, weeks begin on Sunday.
 *
 * @param now the moment of the request
 * @param user who asks
 */
record QueryFunctions(Instant now, Actor user) {

  private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
  private static final String VALUE = "PropertyValue";
  private static final String VALUES = "PropertyValues";

  /** Empty for a function that is not offered. */
  Optional<Filter> of(NamedCall call) {
    if (!call.name().startsWith(NAMESPACE)) {
      return Optional.empty();
    }
    String name = call.name().substring(NAMESPACE.length());
    return values(name, call).or(() -> ids(name, call)).or(() -> moments(name, call));
  }

  private static Optional<Filter> values(String name, NamedCall call) {
    return Optional.ofNullable(
        switch (name) {
          case "In" -> in(call);
          case "NotIn" -> new Filter.Not(in(call));
          case "Between" -> between(call);
          case "NotBetween" -> new Filter.Not(between(call));
          case "Null" -> compare(property(call), Operator.EQ, nothing());
          case "NotNull" -> compare(property(call), Operator.NE, nothing());
          default -> null;
        });
  }

  private Optional<Filter> ids(String name, NamedCall call) {
    return switch (name) {
      case "EqualUserId" -> id(call, Operator.EQ, user.systemuserId());
      case "NotEqualUserId" -> id(call, Operator.NE, user.systemuserId());
      case "EqualBusinessId" -> id(call, Operator.EQ, user.businessUnitId());
      case "NotEqualBusinessId" -> id(call, Operator.NE, user.businessUnitId());
      default -> Optional.empty();
    };
  }

  private Optional<Filter> moments(String name, NamedCall call) {
    return Spans.of(name, call.text(VALUE), now)
        .map(span -> span.condition(property(call)))
        .or(
            () -> {
              if (Spans.wants(name)) {
                throw call.invalid("the parameter '" + VALUE + "' is missing or no such value");
              }
              return Optional.empty();
            });
  }

  private static Filter in(NamedCall call) {
    List<Literal> values = call.values(VALUES);
    if (values.isEmpty() || values.stream().anyMatch(v -> v.kind() == Literal.Kind.NULL)) {
      throw call.invalid("the parameter '" + VALUES + "' must be a list of values");
    }
    return new Filter.In(property(call), values.stream().map(QueryFunctions::untyped).toList());
  }

  private static Filter between(NamedCall call) {
    List<Literal> values = call.values(VALUES);
    if (values.size() != 2) {
      throw call.invalid("the parameter '" + VALUES + "' must be a list of two values");
    }
    Path property = property(call);
    return new Filter.And(
        List.of(
            compare(property, Operator.GE, untyped(values.get(0))),
            compare(property, Operator.LE, untyped(values.get(1)))));
  }

  private static Optional<Filter> id(NamedCall call, Operator operator, UUID id) {
    Literal literal = new Literal(Literal.Kind.UUID, id.toString());
    return Optional.of(compare(property(call), operator, literal));
  }

  private static Path property(NamedCall call) {
    String name =
        call.text("PropertyName")
            .orElseThrow(() -> call.invalid("the parameter 'PropertyName' is missing"));
    return new Path(List.of(name.split("/", -1)));
  }

  static Filter compare(Path property, Operator operator, Literal value) {
    return new Comparison(property, operator, value);
  }

  /** Lists hold every value in quotes, {@code ["5","2000"]}, whatever the property's type. */
  private static Literal untyped(Literal value) {
    return value.kind() == Literal.Kind.STRING
        ? new Literal(Literal.Kind.UNTYPED, value.text())
        : value;
  }

  private static Literal nothing() {
    return new Literal(Literal.Kind.NULL, "null");
  }
}
