package dev.tenantsync.office365.odata;

import dev.tenantsync.odata.InvalidFilterException;
import dev.tenantsync.odata.InvalidOptionException;
import dev.tenantsync.odata.Operator;
import dev.tenantsync.odata.UnsupportedFilterException;
import dev.tenantsync.office365.error.GraphException;
import java.util.List;

/** Graph's words for query options that cannot be read or are not offered. */
final class QueryRefusals {

  private static final int LONG = 100;

  private QueryRefusals() {}

  static GraphException of(InvalidOptionException refused) {
    String option = refused.option();
    String value = shown(refused.value());
    return switch (refused.kind()) {
      case UNKNOWN_OPTION -> bad(option, "The query parameter '" + option + "' is not supported.");
      case UNSUPPORTED_OPTION -> {
        String message = "'" + option + "' is not supported by the service.";
        yield option.equals("$expand") ? expand(message) : unsupported(option, message);
      }
      case DUPLICATE_OPTION ->
          bad(option, "Query option '" + option + "' was specified more than once.");
      case MALFORMED ->
          bad(option, "Invalid value '" + value + "' for '" + option + "' query option found.");
      case TOO_MANY ->
          bad(option, "Query option '" + option + "' names more than " + value + " properties.");
      case UNKNOWN_PROPERTY ->
          bad(value, "Could not find a property named '" + value + "', given in " + option + ".");
      case NOT_SORTABLE ->
          unsupported(value, "Sorting by property '" + value + "' is not supported.");
      case ADVANCED_ONLY -> needsAdvanced("$orderby of property '" + value + "'");
    };
  }

  /**
   * @param option filter or search
   */
  static GraphException of(InvalidFilterException refused, String option) {
    String where =
        refused.position().isPresent() ? " at position " + refused.position().getAsInt() : "";
    return bad(
        refused.property().orElse("$" + option),
        "Invalid " + option + " clause" + where + ": " + refused.reason());
  }

  static GraphException of(UnsupportedFilterException refused, String option, String resource) {
    String property = refused.property();
    String operator = refused.operator().map(Operator::wireName).orElse("");
    return switch (refused.kind()) {
      case UNKNOWN_PROPERTY ->
          bad(
              property,
              "Invalid %s clause: Could not find a property named '%s' on type '%s'."
                  .formatted(option, property, GraphQuery.type(resource)));
      case FUNCTION ->
          bad("$filter", "Invalid filter clause: there is no function named '" + property + "'.");
      case NOT_FILTERABLE, OPERATOR ->
          unsupported(
              property,
              "Unsupported or invalid query %s clause specified for property '%s' of resource '%s'."
                  .formatted(option, property, resource));
      case ADVANCED_ONLY ->
          needsAdvanced("Operator '" + operator + "' on property '" + property + "'");
    };
  }

  /** Graph's words, which clients look for. */
  static GraphException needsHeader() {
    return unsupported(
        "ConsistencyLevel",
        "Request with $search query parameter only works through MSGraph with a special request"
            + " header: 'ConsistencyLevel: eventual'");
  }

  /** Graph has a code of its own for expansions that it does not offer. */
  static GraphException expand(String message) {
    return refusal("ExpandNotSupported", "$expand", message);
  }

  /** What only an advanced query may ask (Graph: advanced query capabilities). */
  static GraphException needsAdvanced(String what) {
    return unsupported(
        "ConsistencyLevel",
        what + " needs the request header ConsistencyLevel: eventual and $count=true.");
  }

  /** For messages: never the whole of a long text. */
  private static String shown(String value) {
    return value.length() > LONG ? value.substring(0, LONG) + "..." : value;
  }

  private static GraphException bad(String target, String message) {
    return GraphException.badProperty(target, "InvalidValue", message);
  }

  private static GraphException unsupported(String target, String message) {
    return refusal("Request_UnsupportedQuery", target, message);
  }

  private static GraphException refusal(String code, String target, String message) {
    return new GraphException(
        400, code, message, List.of(new GraphException.Detail("Unsupported", target, message)));
  }
}
