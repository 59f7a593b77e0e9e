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
 * @param basicUser whether Basic User was given by hand
 * @param deletedHere whether it was deleted in Dynamics
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
    boolean administrator,
    boolean basicUser,
    boolean deletedHere) {

  static final int NON_INTERACTIVE = 4;

  private static final String ALL =
      """
      select u.azureactivedirectoryobjectid as object_id, u.domainname, coalesce(u.title, '') as title,
        u.isdisabled, u.disabledreasonid, u.accessmode, u.chosenmode, u.blockedhere, u.islicensed,
        u.azurestate, u.deletedstate <> 0 as deletedhere,
        coalesce(held.origins @> '{DIRECTORY System Administrator}', false) as administrator,
        coalesce(held.origins @> '{MANUAL Basic User}', false) as basicuser
      from systemuser u left join (
        select g.systemuserid, array_agg(g.origin || ' ' || r.name) as origins
        from systemuserroles g join securityrole r using (roleid) group by g.systemuserid) held
        using (systemuserid)
      where u.kind = 'PERSON'
      """;

  /** All of them by object id. */
  static Map<String, Row> all(FaultyDatabase database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(ALL)) {
      Map<String, Row> rows = new HashMap<>();
      while (found.next()) {
        Row row = read(found);
        Row other = rows.put(row.objectId(), row);
        if (other != null) {
          throw new IllegalStateException("two rows of one person: " + row + " and " + other);
        }
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
        found.getBoolean("administrator"),
        found.getBoolean("basicuser"),
        found.getBoolean("deletedhere"));
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
