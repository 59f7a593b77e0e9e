package dev.tenantsync.pair.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A person's row in Dynamics' database.
 *
 * @param reason id of why it is disabled
 * @param chosenMode access mode that was chosen by hand
 * @param administrator whether the directory gave it System Administrator
 */
record Row(
    String objectId,
    String name,
    String title,
    boolean enabled,
    Optional<String> reason,
    int accessMode,
    Optional<Integer> chosenMode,
    boolean blockedHere,
    boolean licensed,
    int azureState,
    boolean administrator) {

  static final int NON_INTERACTIVE = 4;

  private static final String ALL =
      """
      select u.azureactivedirectoryobjectid as object_id, u.domainname, coalesce(u.title, '') as title,
        u.isdisabled, u.disabledreasonid, u.accessmode, u.chosenmode, u.blockedhere, u.islicensed,
        u.azurestate,
        exists (select from systemuserroles g join securityrole r using (roleid)
          where g.systemuserid = u.systemuserid and g.origin = 'DIRECTORY'
            and r.name = 'System Administrator') as administrator
      from systemuser u where u.kind = 'PERSON' and u.deletedstate = 0
      """;

  /** All of them by object id. */
  static Map<String, Row> all(FaultyDatabase database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(ALL)) {
      Map<String, Row> rows = new HashMap<>();
      while (found.next()) {
        Row row = read(found);
        rows.put(row.objectId(), row);
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException("Dynamics' rows cannot be read", failure);
    }
  }

  private static Row read(ResultSet found) throws SQLException {
    return new Row(
        found.getString("object_id"),
        found.getString("domainname"),
        found.getString("title"),
        !found.getBoolean("isdisabled"),
        Optional.ofNullable(found.getString("disabledreasonid")),
        found.getInt("accessmode"),
        Optional.ofNullable(found.getObject("chosenmode", Integer.class)),
        found.getBoolean("blockedhere"),
        found.getBoolean("islicensed"),
        found.getInt("azurestate"),
        found.getBoolean("administrator"));
  }

  boolean chosenNonInteractive() {
    return chosenMode.filter(mode -> mode == NON_INTERACTIVE).isPresent();
  }

  boolean holdsSlot() {
    return enabled && accessMode == NON_INTERACTIVE;
  }

  boolean waitsForSlot() {
    return reason.filter("NON_INTERACTIVE_LIMIT"::equals).isPresent();
  }
}
