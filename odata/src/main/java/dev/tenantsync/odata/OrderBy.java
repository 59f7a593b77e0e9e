package dev.tenantsync.odata;

import dev.tenantsync.odata.InvalidOptionException.Kind;
import dev.tenantsync.odata.Property.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A total order: the properties a client names and the table's unique key. */
public record OrderBy(List<Term> terms) {
  private static final String OPTION = "$orderby";
  private static final int MAX_TERMS = 10;

  /** One property and its direction. */
  public record Term(Scalar property, boolean descending) {}

  public OrderBy {
    terms = List.copyOf(terms);
  }

  /** The order of a request that names none. */
  public static OrderBy key(PropertyTable table) {
    return new OrderBy(List.of(new Term(table.key(), false)));
  }

  /**
   * @param text such as {@code displayName desc,createdDateTime}
   * @param advanced whether this is an advanced query (see {@link Admission})
   * @throws InvalidOptionException when a property is unknown or cannot be sorted by
   */
  public static OrderBy parse(String text, PropertyTable table, boolean advanced) {
    List<Term> terms = new ArrayList<>();
    String[] parts = text.split(",", -1);
    if (parts.length > MAX_TERMS) {
      throw new InvalidOptionException(Kind.TOO_MANY, OPTION, String.valueOf(MAX_TERMS));
    }
    for (String part : parts) {
      Term term = term(part.strip(), table, advanced);
      if (terms.stream().noneMatch(known -> known.property().equals(term.property()))) {
        terms.add(term);
      }
    }
    Scalar key = table.key();
    if (terms.stream().noneMatch(term -> term.property().equals(key))) {
      terms.add(new Term(key, false));
    }
    return new OrderBy(terms);
  }

  private static Term term(String text, PropertyTable table, boolean advanced) {
    String[] words = text.split("\\s+", -1);
    String direction = words.length == 1 ? "asc" : words[1].toLowerCase(Locale.ROOT);
    if (words[0].isEmpty() || words.length > 2 || !direction.matches("asc|desc")) {
      throw new InvalidOptionException(Kind.MALFORMED, OPTION, text);
    }
    return new Term(sortable(words[0], table, advanced), direction.equals("desc"));
  }

  private static Scalar sortable(String name, PropertyTable table, boolean advanced) {
    Optional<Property> property = table.find(name);
    if (property.isEmpty()) {
      throw new InvalidOptionException(Kind.UNKNOWN_PROPERTY, OPTION, name);
    }
    Admission admission = property.get().admission();
    if (property.get() instanceof Scalar scalar && admission.admits(Operator.SORT, advanced)) {
      return scalar;
    }
    boolean withAdvanced =
        property.get() instanceof Scalar && admission.admits(Operator.SORT, true);
    throw new InvalidOptionException(
        withAdvanced ? Kind.ADVANCED_ONLY : Kind.NOT_SORTABLE, OPTION, name);
  }
}
