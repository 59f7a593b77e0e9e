package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.database.Database;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A row of the user table put there by SQL: {@code user("Ada", "Lovelace").disabled()}. */
final class UserRow {

  private final UUID id = UUID.randomUUID();
  private final UUID objectId = UUID.randomUUID();
  private final Map<String, Object> columns = new LinkedHashMap<>();

  private UserRow(String first, String last) {
    with("firstname", first).with("lastname", last).with("fullname", first + " " + last);
    String address = first.toLowerCase(Locale.ROOT) + "-" + id + "@contoso.com";
    with("domainname", address).with("internalemailaddress", address);
    with("isdisabled", false).with("accessmode", 0).with("islicensed", true);
  }

  static UserRow user(String first, String last) {
    return new UserRow(first, last);
  }

  UserRow disabled() {
    return with("isdisabled", true).with("disabledreason", "No licence.");
  }

  UserRow nonInteractive() {
    return with("accessmode", 4);
  }

  UserRow with(String column, Object value) {
    columns.put(column, value);
    return this;
  }

  UUID id() {
    return id;
  }

  UUID objectId() {
    return objectId;
  }

  UserRow insert(Database database) {
    String names = String.join(", ", columns.keySet());
    String marks = columns.keySet().stream().map(name -> "?").collect(Collectors.joining(", "));
    Object[] values = new Object[columns.size() + 2];
    values[0] = id;
    values[1] = objectId;
    System.arraycopy(columns.values().toArray(), 0, values, 2, columns.size());
    database.update(
        "insert into systemuser (systemuserid, azureactivedirectoryobjectid, "
            + names
            + ", kind, businessunitid, caltype, issyncwithdirectory, setupuser, azurestate,"
            + " createdon, modifiedon, versionnumber) select ?, ?, "
            + marks
            + ", 'PERSON', businessunitid, 0, true, false, 0, now(), now(), nextval('row_version')"
            + " from businessunit where parentbusinessunitid is null",
        values);
    return this;
  }

  UserRow holding(String role, String origin, Database database) {
    database.update(
        "insert into systemuserroles select ?, roleid, ?, now() from securityrole where name = ?",
        id,
        origin,
        role);
    return this;
  }
}
