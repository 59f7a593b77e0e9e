package dev.tenantsync.dynamics.odata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A view that the product brings (Dataverse: savedquery): columns, rows and their order by a name.
 *
 * @param table logical name of the entity it shows
 * @param conditions all of them hold
 * @param orderBy column that it is sorted by, ascending
 * @param standard the one that is shown first
 */
public record SavedView(
    String table,
    String name,
    List<String> columns,
    List<Condition> conditions,
    String orderBy,
    boolean standard) {

  public SavedView {
    columns = List.copyOf(columns);
    conditions = List.copyOf(conditions);
  }

  /**
   * A column compared with a value.
   *
   * @param operator as FetchXML writes it: {@code eq}, {@code ne}, {@code null}, {@code not-null}
   * @param value as OData writes it; empty where the operator needs none
   */
  public record Condition(String column, String operator, String value) {

    public static Condition is(String column, Object value) {
      return new Condition(column, "eq", value.toString());
    }

    public static Condition isNull(String column) {
      return new Condition(column, "null", "");
    }

    public static Condition isNotNull(String column) {
      return new Condition(column, "not-null", "");
    }

    private String filter() {
      return switch (operator) {
        case "null" -> column + " eq null";
        case "not-null" -> column + " ne null";
        default -> column + " " + operator + " " + value;
      };
    }

    private String fetch() {
      String compared = value.isEmpty() ? "" : " value=\"" + fetchValue() + "\"";
      return "<condition attribute=\"%s\" operator=\"%s\"%s/>"
          .formatted(column, operator, compared);
    }

    /** FetchXML has numbers for truth values. */
    private String fetchValue() {
      return switch (value) {
        case "true" -> "1";
        case "false" -> "0";
        default -> value;
      };
    }
  }

  /** The same in every environment; made of table and name. */
  public UUID id() {
    return UUID.nameUUIDFromBytes((table + "/" + name).getBytes(StandardCharsets.UTF_8));
  }

  /** The conditions as a {@code $filter}. */
  public String filter() {
    return conditions.stream().map(Condition::filter).collect(Collectors.joining(" and "));
  }

  /** The view in Dataverse's own query language. */
  public String fetchXml() {
    String shown =
        columns.stream()
            .map(column -> "<attribute name=\"" + logical(column) + "\"/>")
            .collect(Collectors.joining());
    String rows = conditions.stream().map(Condition::fetch).collect(Collectors.joining());
    return "<fetch version=\"1.0\" mapping=\"logical\"><entity name=\"%s\">%s<order attribute=\"%s\"/><filter type=\"and\">%s</filter></entity></fetch>"
        .formatted(table, shown, orderBy, rows);
  }

  /** A lookup's column goes by the name of its navigation property there. */
  private static String logical(String column) {
    return column.replaceAll("^_(\\w+)_value$", "$1");
  }

  /** Which columns a grid shows. */
  public String layoutXml() {
    String cells =
        columns.stream()
            .map(column -> "<cell name=\"" + logical(column) + "\" width=\"150\"/>")
            .collect(Collectors.joining());
    return "<grid name=\"resultset\" object=\"%s\" select=\"1\"><row name=\"result\" id=\"%sid\">%s</row></grid>"
        .formatted(table, table, cells);
  }
}
