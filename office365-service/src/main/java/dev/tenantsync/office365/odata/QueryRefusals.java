package dev.tenantsync.office365.odata;

import dev.tenantsync.odata.InvalidFilterException;
import dev.tenantsync.odata.InvalidOptionException;
import dev.tenantsync.odata.Operator;
import dev.tenantsync.odata.UnsupportedFilterException;
import dev.tenantsync.office365.error.GraphException;
import java.util.List;

/** Graph's words for query options that cannot be read or are not offered. */
final class QueryRefusals {

  private QueryRefusals() {}

  static GraphException of(InvalidOptionException refused) {
    String option = refused.option();
    String value = refused.value();
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
      case UNKNOWN_PROPERTY ->
          bad(value, "Could not find a property named '" + value + "', given in " + option + ".");
      case NOT_SORTABLE ->
          unsupported(value, "Sorting by property '" + value + "' is not supported.");
      case ADVANCED_ONLY -> needsAdvanced("$orderby of property '" + value + "'");
    };
  }

  static GraphException of(InvalidFilterException refused) {
    String where =
        refused.position().isPresent() ? " at position " + refused.position().getAsInt() : "";
    return bad(
        refused.property().orElse("$filter"),
        "Invalid filter clause" + where + ": " + refused.reason());
  }

  static GraphException of(UnsupportedFilterException refused, String resource) {
    String property = refused.property();
    String operator = refused.operator().map(Operator::wireName).orElse("");
    return switch (refused.kind()) {
      case UNKNOWN_PROPERTY ->
          bad(
              property,
              "Invalid filter clause: Could not find a property named '" + property + "'.");
      case FUNCTION ->
          bad("$filter", "Invalid filter clause: there is no function named '" + property + "'.");
      case NOT_FILTERABLE, OPERATOR ->
          unsupported(
              property,
              "Unsupported or invalid query filter clause specified for property '"
                  + property
                  + "' of resource '"
                  + resource
                  + "'.");
      case ADVANCED_ONLY ->
          needsAdvanced("Operator '" + operator + "' on property '" + property + "'");
    };
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
