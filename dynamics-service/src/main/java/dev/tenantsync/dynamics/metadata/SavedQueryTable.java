package dev.tenantsync.dynamics.metadata;

import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Guard;
import dev.tenantsync.dynamics.odata.SavedView;
import dev.tenantsync.dynamics.systemuser.SystemUserTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product's views as rows (Dataverse: savedquery), made of the views themselves. */
final class SavedQueryTable {

  private static final int MAIN_VIEW = 0;

  static final Entity ENTITY =
      Entity.of(
              new Entity.Names("savedqueries", "savedquery", rows()),
              List.of(
                  Attribute.guid("savedqueryid", "v.savedqueryid"),
                  Attribute.text("name", "v.name", 200).always(),
                  Attribute.text("returnedtypecode", "v.returnedtypecode", 64).always(),
                  Attribute.choice(
                      "querytype", MAIN_VIEW + "::int", Map.of(MAIN_VIEW, "Main view")),
                  Attribute.bool("isdefault", "v.isdefault", "No", "Yes"),
                  Attribute.bool("isquickfindquery", "false::boolean", "No", "Yes"),
                  Attribute.text("fetchxml", "v.fetchxml", 1_073_741_823),
                  Attribute.text("layoutxml", "v.layoutxml", 1_073_741_823),
                  Attribute.choice("statecode", "0::int", Map.of(0, "Active", 1, "Inactive")),
                  Attribute.whole("versionnumber", "1::bigint")),
              List.of())
          .readBy(Guard.OPEN);

  private SavedQueryTable() {}

  private static String rows() {
    return Stream.of(SystemUserTable.ENTITY)
        .flatMap(entity -> entity.views().stream())
        .map(SavedQueryTable::row)
        .collect(
            Collectors.joining(
                ", ",
                "(values ",
                ") v(savedqueryid, name, returnedtypecode, isdefault, fetchxml, layoutxml)"));
  }

  /** Texts of this product, none of a client's. */
  private static String row(SavedView view) {
    return "('%s'::uuid, %s, %s, %s, %s, %s)"
        .formatted(
            view.id(),
            quoted(view.name()),
            quoted(view.table()),
            view.standard(),
            quoted(view.fetchXml()),
            quoted(view.layoutXml()));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
