package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.Prefer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The annotations a client asked for with {@code Prefer: odata.include-annotations}.
 *
 * @param formatted labels of choices and booleans, names of lookups, dates as people write them
 * @param lookupTable the table that a lookup points to
 * @param lookupNavigation the navigation property behind a lookup
 * @param totals how many rows match, beside a list
 */
record Annotations(
    boolean formatted, boolean lookupTable, boolean lookupNavigation, boolean totals) {

  static final int MOST_COUNTED = 5_000;

  private static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";
  private static final String CRM = "Microsoft.Dynamics.CRM.";
  private static final String LOOKUP_TABLE = CRM + "lookuplogicalname";
  private static final String LOOKUP_NAVIGATION = CRM + "associatednavigationproperty";
  private static final String TOTAL = CRM + "totalrecordcount";
  private static final String TOTAL_EXCEEDED = CRM + "totalrecordcountlimitexceeded";

  static Annotations of(Prefer prefer) {
    return new Annotations(
        prefer.includesAnnotation(FORMATTED),
        prefer.includesAnnotation(LOOKUP_TABLE),
        prefer.includesAnnotation(LOOKUP_NAVIGATION),
        prefer.includesAnnotation(TOTAL));
  }

  boolean any() {
    return formatted || lookupTable || lookupNavigation || totals;
  }

  /** Puts a value and what belongs to it into a row; a null has no annotations. */
  void put(ObjectNode row, Attribute attribute, @Nullable Object value, @Nullable String name) {
    if (value == null) {
      row.putNull(attribute.name());
      return;
    }
    String label = name == null ? attribute.type().label(value).orElse(null) : name;
    if (formatted && label != null) {
      row.put(attribute.name() + "@" + FORMATTED, label);
    }
    if (attribute.type() instanceof AttributeType.Lookup lookup) {
      putLookup(row, attribute.name(), lookup);
    }
    JsonNode json = attribute.type().json(value);
    row.set(attribute.name(), json);
  }

  private void putLookup(ObjectNode row, String attribute, AttributeType.Lookup lookup) {
    if (lookupTable) {
      row.put(attribute + "@" + LOOKUP_TABLE, lookup.target());
    }
    if (lookupNavigation) {
      row.put(attribute + "@" + LOOKUP_NAVIGATION, lookup.navigation());
    }
  }

  /** Puts the number of matches beside a list; -1 stands for "not counted". */
  void putTotals(ObjectNode list, OptionalInt count) {
    if (totals) {
      list.put("@" + TOTAL, count.isPresent() ? Math.min(count.getAsInt(), MOST_COUNTED) : -1);
      list.put("@" + TOTAL_EXCEEDED, count.orElse(0) > MOST_COUNTED);
    }
  }
}
