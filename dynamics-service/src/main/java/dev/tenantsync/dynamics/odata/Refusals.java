package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.odata.Dialect;
import dev.tenantsync.odata.InvalidFilterException;
import dev.tenantsync.odata.InvalidOptionException;
import dev.tenantsync.odata.QueryOptions;
import dev.tenantsync.odata.UnsupportedFilterException;
import java.util.function.Supplier;

/** What the query language refuses, in Dataverse's words. */
final class Refusals {

  /** Dataverse: ODataUnrecognizedPropertyOrBadRequest, its code for most bad queries. */
  private static final String BAD_QUERY = "0x80060888";

  private Refusals() {}

  /** Runs a step that reads query options, and turns what it throws into Dataverse's error. */
  static <T> T reading(Supplier<T> step) {
    try {
      return step.get();
    } catch (InvalidOptionException refused) {
      throw of(refused);
    }
  }

  /** The same of text that names properties. */
  static <T> T reading(Entity entity, Supplier<T> step) {
    try {
      return step.get();
    } catch (InvalidOptionException refused) {
      throw of(entity, refused);
    } catch (UnsupportedFilterException refused) {
      throw of(entity, refused);
    } catch (InvalidFilterException refused) {
      throw badQuery("The $filter is not valid: " + refused.getMessage());
    }
  }

  static QueryOptions options(String rawQuery) {
    return reading(() -> QueryOptions.parse(rawQuery, Dialect.STANDARD));
  }

  static DataverseException badQuery(String text) {
    return new DataverseException(400, BAD_QUERY, text);
  }

  static DataverseException unknownProperty(Entity entity, String name) {
    return badQuery(
        "Could not find a property named '"
            + name
            + "' on type 'Microsoft.Dynamics.CRM."
            + entity.logicalName()
            + "'.");
  }

  /** 404 for a {@code savedQuery} that is none of the entity's. */
  static DataverseException unknownView(String id) {
    return DataverseException.notFound("savedquery", id);
  }

  /** 404 for a segment behind a row that names nothing. */
  static DataverseException unknownSegment(String segment) {
    return new DataverseException(
        404, "0x8006088a", "Resource not found for the segment '" + segment + "'.");
  }

  private static DataverseException of(Entity entity, InvalidOptionException refused) {
    return refused.kind() == InvalidOptionException.Kind.UNKNOWN_PROPERTY
        ? unknownProperty(entity, refused.value())
        : of(refused);
  }

  private static DataverseException of(InvalidOptionException refused) {
    return switch (refused.kind()) {
      case UNKNOWN_OPTION, UNSUPPORTED_OPTION ->
          badQuery("The query parameter " + refused.option() + " is not supported.");
      case DUPLICATE_OPTION ->
          badQuery("The query parameter " + refused.option() + " is given more than once.");
      case TOO_MANY ->
          badQuery(
              "%s names more than %s properties.".formatted(refused.option(), refused.value()));
      case MALFORMED ->
          badQuery("The value '" + refused.value() + "' of " + refused.option() + " is not valid.");
      case UNKNOWN_PROPERTY, NOT_SORTABLE, ADVANCED_ONLY ->
          badQuery("The property '" + refused.value() + "' cannot be used in $orderby.");
    };
  }

  private static DataverseException of(Entity entity, UnsupportedFilterException refused) {
    return switch (refused.kind()) {
      case UNKNOWN_PROPERTY -> unknownProperty(entity, refused.property());
      case FUNCTION -> badQuery("The function '" + refused.property() + "' is not supported.");
      case NOT_FILTERABLE, OPERATOR, ADVANCED_ONLY ->
          badQuery(
              "The property '"
                  + refused.property()
                  + "' cannot be used in $filter with this operator.");
    };
  }
}
