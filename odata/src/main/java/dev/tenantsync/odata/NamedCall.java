package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Literal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function called by its full name, {@code Microsoft.Dynamics.CRM.In(PropertyName='name',...)}.
 *
 * @param name with its namespace
 * @param arguments by name; a single value is a list of one
 */
public record NamedCall(String name, Map<String, List<Literal>> arguments) {

  public NamedCall {
    arguments = Map.copyOf(new LinkedHashMap<>(arguments));
  }

  /** The values of an argument; empty where it was not given. */
  public List<Literal> values(String argument) {
    return arguments.getOrDefault(argument, List.of());
  }

  /** The text of an argument with one value. */
  public Optional<String> text(String argument) {
    return values(argument).size() == 1
        ? Optional.of(values(argument).get(0).text())
        : Optional.empty();
  }

  /** What is wrong with this call, to be thrown. */
  public InvalidFilterException invalid(String reason) {
    return InvalidFilterException.about(name, name + ": " + reason);
  }
}
