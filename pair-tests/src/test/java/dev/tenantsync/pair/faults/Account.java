package dev.tenantsync.pair.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.pair.faults.Client.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A user as the directory tells of it.
 *
 * @param present false while it lies in the deleted items
 * @param title the job title, empty where there is none
 */
record Account(
    String id,
    String name,
    boolean present,
    boolean signIn,
    String title,
    boolean licensed,
    boolean member,
    boolean globalAdministrator,
    boolean dynamicsAdministrator) {

  private static final String PROPERTIES =
      "?$select=id,userPrincipalName,accountEnabled,jobTitle,assignedLicenses&$top=500";

  /** All of them by id, deleted ones included, read through the API. */
  static Map<String, Account> all(Tenant tenant) {
    Client directory = tenant.directory();
    Set<String> members = ids(directory, Tenant.groupMembers(tenant.group()));
    Set<String> global = ids(directory, Tenant.roleMembers(Tenant.GLOBAL_ADMINISTRATOR));
    Set<String> dynamics = ids(directory, Tenant.roleMembers(Tenant.DYNAMICS_ADMINISTRATOR));
    Map<String, Account> accounts = new HashMap<>();
    for (boolean present : new boolean[] {true, false}) {
      String path = present ? "/v1.0/users" : "/v1.0/directory/deletedItems/microsoft.graph.user";
      for (JsonNode user : entries(directory, path + PROPERTIES)) {
        String id = user.get("id").asText();
        accounts.put(
            id,
            new Account(
                id,
                user.get("userPrincipalName").asText(),
                present,
                user.get("accountEnabled").asBoolean(),
                user.path("jobTitle").asText(""),
                user.path("assignedLicenses").size() > 0,
                members.contains(id),
                global.contains(id),
                dynamics.contains(id)));
      }
    }
    return accounts;
  }

  private static Set<String> ids(Client directory, String members) {
    Set<String> ids = new HashSet<>();
    entries(directory, members + "?$select=id").forEach(entry -> ids.add(entry.get("id").asText()));
    return ids;
  }

  /** A role that was never given is not active, and has no members. */
  private static List<JsonNode> entries(Client directory, String path) {
    List<JsonNode> entries = new ArrayList<>();
    Client.Result page = directory.call(Call.get(path));
    while (page.status() != 404) {
      page.required().get("value").forEach(entries::add);
      JsonNode next = page.body().get("@odata.nextLink");
      if (next == null) {
        return entries;
      }
      page = directory.call(Call.get(next.asText()));
    }
    return entries;
  }

  boolean tenantAdministrator() {
    return globalAdministrator || dynamicsAdministrator;
  }
}
