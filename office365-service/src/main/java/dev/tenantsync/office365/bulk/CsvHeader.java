package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The first record of a CSV file: which column stands where. */
record CsvHeader(List<CsvColumn> columns) {

  CsvHeader {
    columns = List.copyOf(columns);
  }

  /**
   * @throws GraphException naming the column that is unknown, there twice, or missing
   */
  static CsvHeader of(String[] headings) {
    List<CsvColumn> columns = new ArrayList<>();
    for (String heading : headings) {
      CsvColumn column =
          CsvColumn.of(heading)
              .orElseThrow(() -> refused(heading.strip(), "is none of the admin center's"));
      if (columns.contains(column)) {
        throw refused(column.heading(), "is there twice");
      }
      columns.add(column);
    }
    Set<CsvColumn> missing = EnumSet.allOf(CsvColumn.class);
    columns.forEach(missing::remove);
    missing.stream()
        .filter(CsvColumn::isRequired)
        .findFirst()
        .ifPresent(
            column -> {
              throw refused(column.heading(), "is missing");
            });
    return new CsvHeader(columns);
  }

  int size() {
    return columns.size();
  }

  private static GraphException refused(String heading, String why) {
    return GraphException.badProperty(
        heading, "InvalidHeader", "The column '" + heading + "' " + why + ".");
  }
}
