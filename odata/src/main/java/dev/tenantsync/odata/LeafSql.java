package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Literal;
import dev.tenantsync.odata.Property.Many;
import dev.tenantsync.odata.Property.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** SQL of single conditions; collects their parameters in the order of their marks. */
final class LeafSql {
  private final List<Object> parameters = new ArrayList<>();

  List<Object> parameters() {
    return parameters;
  }

  String comparison(Scalar property, Operator operator, String path, Literal literal) {
    if (literal.kind() == Literal.Kind.NULL) {
      return property.sql() + nullTest(operator, path);
    }
    return property.comparable() + sign(operator) + bind(property, path, literal);
  }

  String properties(Scalar left, Operator operator, Scalar right, String path) {
    if (left.type() != right.type()) {
      throw InvalidFilterException.about(path, "the two properties are of different types");
    }
    return left.comparable() + sign(operator) + right.comparable();
  }

  String in(Scalar property, String path, List<Literal> values) {
    return values.stream()
        .map(value -> bind(property, path, value))
        .collect(Collectors.joining(", ", property.comparable() + " in (", ")"));
  }

  /** The percent signs go into the bound value, whose own ones are escaped. */
  String match(Scalar property, Operator function, String argument) {
    String words = property.words();
    if (function == Operator.SEARCH && words != null) {
      parameters.add(argument);
      return words;
    }
    String escaped = argument.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    boolean open = function == Operator.STARTSWITH || function == Operator.SEARCH;
    parameters.add((open ? "" : "%") + escaped + (function == Operator.ENDSWITH ? "" : "%"));
    return property.comparable() + " like " + property.type().comparable("?");
  }

  String count(Many many, Operator operator, String path, Literal literal) {
    if (literal.kind() != Literal.Kind.INTEGER) {
      throw InvalidFilterException.about(path, "a count can only be compared with a whole number");
    }
    parameters.add(value(PropertyType.INTEGER, path, literal));
    return "(select count(*) from " + many.from() + ")" + countSign(operator) + "?";
  }

  private String bind(Scalar property, String path, Literal literal) {
    parameters.add(value(property.type(), path, literal));
    return property.type().comparable("?");
  }

  private static Object value(PropertyType type, String path, Literal literal) {
    return SqlValue.of(type, literal)
        .orElseThrow(
            () ->
                InvalidFilterException.about(
                    path,
                    "a value of type "
                        + literal.kind()
                        + " cannot be compared with '"
                        + path
                        + "' of type "
                        + type));
  }

  private static String nullTest(Operator operator, String path) {
    if (operator == Operator.EQ || operator == Operator.NE) {
      return operator == Operator.EQ ? " is null" : " is not null";
    }
    throw InvalidFilterException.about(path, "null can only be compared with eq and ne");
  }

  /** A null differs from every value, hence the long form of unequal. */
  private static String sign(Operator operator) {
    return operator == Operator.NE ? " is distinct from " : countSign(operator);
  }

  private static String countSign(Operator operator) {
    return switch (operator) {
      case EQ -> " = ";
      case NE -> " <> ";
      case GT -> " > ";
      case GE -> " >= ";
      case LT -> " < ";
      case LE -> " <= ";
      case IN, STARTSWITH, ENDSWITH, CONTAINS, ANY, ALL, COUNT, NOT, SEARCH, SORT ->
          throw new IllegalArgumentException(operator + " is no comparison");
    };
  }
}
