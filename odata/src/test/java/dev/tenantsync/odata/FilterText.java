package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Count;
import dev.tenantsync.odata.Filter.Lambda;
import dev.tenantsync.odata.Filter.Literal;
import dev.tenantsync.odata.Filter.Operand;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a syntax tree as OData text with every parenthesis, so that a test can read it. */
final class FilterText implements Filter.Visitor<String> {

  static String of(Filter filter) {
    return filter.accept(new FilterText());
  }

  @Override
  public String and(Filter.And and) {
    return joined(and.parts(), " and ");
  }

  @Override
  public String or(Filter.Or or) {
    return joined(or.parts(), " or ");
  }

  private String joined(List<Filter> parts, String word) {
    return parts.stream().map(p -> p.accept(this)).collect(Collectors.joining(word, "(", ")"));
  }

  @Override
  public String not(Filter.Not not) {
    return "not (" + not.inner().accept(this) + ")";
  }

  @Override
  public String comparison(Filter.Comparison c) {
    return operand(c.left()) + " " + c.operator().wireName() + " " + operand(c.right());
  }

  @Override
  public String in(Filter.In in) {
    return in.values().stream()
        .map(FilterText::operand)
        .collect(Collectors.joining(",", in.path() + " in (", ")"));
  }

  @Override
  public String call(Filter.Call call) {
    Literal argument = new Literal(Literal.Kind.STRING, call.argument());
    if (call.function() == Operator.SEARCH) {
      return call.path() + ":" + operand(argument);
    }
    return call.function().lowerName() + "(" + call.path() + "," + operand(argument) + ")";
  }

  @Override
  public String any(Filter.Any any) {
    return any.collection() + "/any(" + any.lambda().map(this::lambda).orElse("") + ")";
  }

  @Override
  public String all(Filter.All all) {
    return all.collection() + "/all(" + lambda(all.lambda()) + ")";
  }

  private String lambda(Lambda lambda) {
    return lambda.variable() + ":" + lambda.condition().accept(this);
  }

  private static String operand(Operand operand) {
    if (operand instanceof Count count) {
      return count.collection() + "/$count";
    }
    if (operand instanceof Literal literal && literal.kind() == Literal.Kind.STRING) {
      return "'" + literal.text().replace("'", "''") + "'";
    }
    return operand instanceof Literal literal ? literal.text() : operand.toString();
  }
}
